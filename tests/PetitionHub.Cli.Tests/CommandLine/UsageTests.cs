using System.Text.Json;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("petitions", "list", "--status", "lost", "--unit", "430103-bureau")]
    [InlineData("petitions", "transfer", "p-1", "--unit", "430103-bureau")]
    [InlineData("petitions", "decide-objection", "p-1", "--reasons", "r", "--unit", "430103-bureau")]
    [InlineData("petitions", "step", "transfer", "--unit", "430103-bureau")]
    [InlineData("units", "import", "--operator", "admin")]
    [InlineData("inbox", "pull", "--wait", "soon", "--unit", "430103-bureau")]
    [InlineData("inbox", "pull", "--wait", "s", "--unit", "430103-bureau")]
    [InlineData("no-such-command")]
    public async Task Run_WrongCommandLine_IsExitCodeTwoAndNamesTheHelp(params string[] args)
    {
        var run = await CommandRun.Async(args);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.StartsWith("USAGE: ", run.Error);
        Assert.Contains("See: petitionhub ", run.Error);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("'petition' is no command of 'petitionhub'. Did you mean 'petitions'?", "petition", "list")]
    [InlineData("'pettitions' is no command of 'petitionhub'. Did you mean 'petitions'?", "pettitions", "list")]
    [InlineData("'lsit' is no command of 'petitionhub petitions'. Did you mean 'list'?", "petitions", "lsit")]
    [InlineData("'conc' is no command of 'petitionhub petitions'. Did you mean 'conclude'?", "petitions", "conc")]
    [InlineData(
        "'--statsu' is no option of 'petitionhub petitions list'. Did you mean '--status'?", "petitions", "list", "--statsu",
        "received")]
    [InlineData(
        "'--untit' is no option of 'petitionhub inbox pull'. Did you mean '--unit'?", "inbox", "pull", "--untit",
        "430103-bureau")]
    public async Task Run_WordThatIsNearlyOne_AsksWhetherThatWasMeant(string said, params string[] args)
    {
        var run = await CommandRun.Async(args);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.StartsWith($"USAGE: {said}", run.Error);
    }

    [Theory]
    [InlineData("ledger", "head")]
    [InlineData("ledger", "head", "--unit", "430103-bureau", "--operator", "admin")]
    [InlineData("ledger", "head", "--cert", "unit.pem")]
    public async Task Run_UnclearCaller_IsExitCodeTwoAndSaysWhatToGive(params string[] args)
    {
        var run = await CommandRun.Async(args);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("--unit CODE", run.Error);
    }

    [Fact]
    public async Task Run_DataFolderWithoutAuthority_IsExitCodeTwoAndMakesNone()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.Async("ledger", "head", "--unit", "430103-bureau", "--data", folder.Path);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("petitionhub serve", run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Run_WrongCommandLineWithJson_IsOneObjectOnStandardError()
    {
        var run = await CommandRun.Async("petitions", "list", "--status", "lost", "-o", "json");

        using var error = JsonDocument.Parse(run.Error);
        Assert.Equal("USAGE", error.RootElement.GetProperty("reason").GetString());
        Assert.Equal(ExitCodes.Usage, error.RootElement.GetProperty("exit_code").GetInt32());
    }

    [Fact]
    public async Task Run_HubThatIsNotThere_IsExitCodeFour()
    {
        await using var hub = await FakeHub.StartAsync();

        // Port 1 of loopback has no listener.
        var run = await CommandRun.Async(
            "ledger", "head", "--unit", "430103-bureau", "--data", hub.DataFolder,
            "--hub", "https://localhost:1", "--timeout", "5s");

        Assert.Equal(ExitCodes.HubUnreachable, run.ExitCode);
        Assert.Contains("--hub", run.Error);
    }

    [Fact]
    public async Task Run_HubOfTheEnvironment_IsCalled()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await CommandRun.Async(
            ["ledger", "head", "--unit", "430103-bureau"],
            input: "",
            new() { ["PETITIONHUB_HUB"] = hub.Address.ToString(), ["PETITIONHUB_DATA"] = hub.DataFolder });

        Assert.Equal(ExitCodes.Done, run.ExitCode);
    }

    [Fact]
    public async Task Run_Cancelled_IsExitCode130()
    {
        await using var hub = await FakeHub.StartAsync();
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new InterruptingWriter(10, interrupted);
        using var error = new StringWriter();

        var exitCode = await Run.Async(
            ["inbox", "watch", "--unit", "430103-bureau", .. hub.Connection], CommandRun.Host(), output, error,
            interrupted.Token);

        Assert.Equal(ExitCodes.Interrupted, exitCode);
        Assert.Equal(10, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Interrupts once so many lines were written.</summary>
    private sealed class InterruptingWriter(int lines, CancellationTokenSource interrupted) : StringWriter
    {
        private int _lines;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (++_lines == lines)
                interrupted.Cancel();
        }
    }
}
