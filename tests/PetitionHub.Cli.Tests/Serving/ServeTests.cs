using System.Net;
using System.Net.Sockets;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

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

    [Fact]
    public async Task Serve_PortThatIsTaken_SaysByWhomAndMakesNothing()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await CommandRun.Async(
            "serve", "--data", folder.File("data"), "--listen", $"https://127.0.0.1:{port}", "--operations-listen", "");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.StartsWith($"FAILED: Port {port} of 127.0.0.1 is taken", run.Error);
        if (OperatingSystem.IsLinux())
            Assert.Contains(", by ", run.Error);
        Assert.Contains("--listen", run.Error);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    [Fact]
    public async Task Serve_OnePortForUnitsAndOperators_SaysSoAndMakesNothing()
    {
        using var folder = new TempFolder();
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var run = await CommandRun.Async(
            "serve", "--data", folder.File("data"), "--listen", $"https://127.0.0.1:{port}", "--operations-listen",
            $"http://127.0.0.1:{port}");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("--operations-listen", run.Error);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    [Fact]
    public async Task Serve_AddressOfAnotherMachine_SaysSoAndMakesNothing()
    {
        using var folder = new TempFolder();

        // Of the block that is kept for documentation.
        var run = await CommandRun.Async(
            "serve", "--data", folder.File("data"), "--listen", "https://192.0.2.1:7443", "--operations-listen", "");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.StartsWith("FAILED: 192.0.2.1 is not an address of this machine.", run.Error);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    [Fact]
    public async Task Serve_FolderThatCannotBeMade_IsOneLine()
    {
        using var folder = new TempFolder();
        var file = folder.WriteLines("file", "not a folder");

        var run = await CommandRun.Async(
            "serve", "--data", Path.Combine(file, "data"), "--listen", "https://127.0.0.1:0", "--operations-listen", "");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error);
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
