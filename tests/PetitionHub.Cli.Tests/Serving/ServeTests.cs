using PetitionHub.Cli.CommandLine;
using PetitionHub.Cli.Tests.Testing;

namespace PetitionHub.Cli.Tests.Serving;

public sealed class ServeTests
{
    [Fact]
    public async Task Serve_UntilStopped_AnnouncesItselfAndEndsWithZero()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        using var error = new WaitingWriter("Next: petitionhub units import", stop);

        var exitCode = await Run.Async(
            ["serve", "--data", folder.Path, "--listen", "https://127.0.0.1:0", "--operations-listen", ""],
            CommandRun.Host(), TextWriter.Null, error, stop.Token);

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("Listening at https://127.0.0.1:", error.ToString());
        Assert.Contains("ca.pem", error.ToString());
        Assert.EndsWith("Stopped.\n", error.ToString());
    }

    [Fact]
    public async Task Serve_WrongOption_IsAUsageErrorThatNamesIt()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.Async("serve", "--data", folder.Path, "--listen", "http://127.0.0.1:7443");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("https address", run.Error);
    }

    /// <summary>Cancels once a text was written.</summary>
    private sealed class WaitingWriter(string text, CancellationTokenSource cancel) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
                cancel.Cancel();
        }
    }
}
