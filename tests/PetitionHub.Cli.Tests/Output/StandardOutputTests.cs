using System.Diagnostics;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Output;

/// <summary>What happens once output cannot be written, with the program itself and a shell.</summary>
public sealed class StandardOutputTests : IAsyncLifetime
{
    // The tests' own files are used for the program's; the shared framework of the tests has some of them instead.
    private static readonly string Program = string.Join(
        ' ', "dotnet", "exec", "--depsfile", Beside("PetitionHub.Cli.Tests.deps.json"),
        "--runtimeconfig", Beside("PetitionHub.Cli.Tests.runtimeconfig.json"),
        Beside("petitionhub.dll"));

    private FakeHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells whether a pipe is read.");
        _hub = await FakeHub.StartAsync();
    }

    public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Watch_IntoHead_AcknowledgesTheLineThatWasReadAndEnds()
    {
        var (code, output, errors) = await ShellAsync("inbox watch --ack -o json", "| head -1");

        Assert.Equal(ExitCodes.OutputClosed, code);
        Assert.Contains("\"sequence\": \"1\"", Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal([1L], _hub.Inbox.Acknowledged.Distinct());
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("-o json")]
    [InlineData("-o table")]
    public async Task Pull_IntoHead_AcknowledgesNothing(string format)
    {
        var (code, output, errors) = await ShellAsync($"inbox pull --ack --quiet {format}", "| head -1");

        Assert.Equal(ExitCodes.OutputClosed, code);
        Assert.NotEmpty(output);
        Assert.Empty(_hub.Inbox.Acknowledged);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Pull_IntoAReaderOfAll_Acknowledges()
    {
        var (code, output, _) = await ShellAsync("inbox pull --ack -o json", "| cat");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(10, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal([10L], _hub.Inbox.Acknowledged);
    }

    [Fact]
    public async Task Pull_IntoAReaderThatNeverReads_AcknowledgesNothing()
    {
        var (code, _, _) = await ShellAsync("inbox pull --ack -o json", "| sleep 2");

        Assert.Equal(ExitCodes.OutputClosed, code);
        Assert.Empty(_hub.Inbox.Acknowledged);
    }

    [Fact]
    public async Task Pull_IntoASocketThatNobodyReads_AcknowledgesNothing()
    {
        // As Node.js and systemd give it to a program.
        const string Socket = "import socket, subprocess, sys, time; ours, theirs = socket.socketpair(); "
            + "p = subprocess.Popen(sys.argv[1:], stdout=theirs); theirs.close(); time.sleep(2); ours.close(); "
                + "sys.exit(p.wait())";
        var (code, _, _) = await RunAsync(
            $"python3 -c '{Socket}' {Program} inbox pull --ack -o json {string.Join(' ', _hub.Connection)} --unit 430103-bureau");

        Assert.Equal(ExitCodes.OutputClosed, code);
        Assert.Empty(_hub.Inbox.Acknowledged);
    }

    [Fact]
    public async Task Watch_WithoutNewEntries_EndsOnceItsReaderHasGone()
    {
        var (code, _, errors) = await ShellAsync("inbox watch -o json", "| sleep 1");

        Assert.Equal(ExitCodes.OutputClosed, code);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("inbox pull --ack -o json")]
    [InlineData("inbox pull --ack")]
    [InlineData("inbox watch --ack -o json")]
    [InlineData("petitions get p-1")]
    [InlineData("flows -o csv")]
    [InlineData("--help")]
    public async Task Output_ToAFullDisk_IsAFailureThatSaysSo(string command)
    {
        var (code, _, errors) = await ShellAsync(command, "> /dev/full");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Standard output cannot be written: No space left on device", errors);
        Assert.Empty(_hub.Inbox.Acknowledged);
    }

    [Fact]
    public async Task Output_OfTwoCommandsToOneFile_IsOneAfterTheOther()
    {
        using var folder = new TempFolder();
        var file = folder.File("out");

        var (code, _, _) = await ShellAsync(
            "--version", $"> {file}; ({Program} --version; echo between; {Program} --version) > {file}");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal([true, false, true], File.ReadAllLines(file).Select(line => line.Contains('.')));
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>Runs the program in a shell with the rest of the line after it; returns the program's own exit code.</summary>
    private Task<(int ExitCode, string Output, string Errors)> ShellAsync(string command, string rest)
    {
        var connection = command.StartsWith('-') ? "" : $"{string.Join(' ', _hub.Connection)} --unit 430103-bureau";
        return RunAsync($"{Program} {command} {connection} {rest}\nexit ${{PIPESTATUS[0]}}");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string script)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, await output, await errors);
    }
}
