using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Tests.Ledger;

/// <summary><c>ledger migrate</c>, <c>backup</c>, <c>rebuild</c> and <c>script</c>, on an embedded ledger.</summary>
public sealed class AdministrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Migrate_NewFolder_MakesTheLedgerOnce()
    {
        var made = await CommandRun.Async("ledger", "migrate", "--data", Data);
        var again = await CommandRun.Async("ledger", "migrate", "--data", Data);

        Assert.Equal(ExitCodes.Done, made.ExitCode);
        Assert.EndsWith("_Initial", made.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, ""), (again.ExitCode, again.Output));
        Assert.Contains("up to date", again.Error);
    }

    [Fact]
    public async Task BackUp_OfALedger_PassesTheCheck()
    {
        await CommandRun.Async("ledger", "migrate", "--data", Data);
        var copy = Path.Combine(_folder.Path, "copy");

        var copied = await CommandRun.Async("ledger", "backup", copy, "--data", Data);
        var check = await CommandRun.Async("ledger", "check", "--data", copy);
        var again = await CommandRun.Async("ledger", "backup", copy, "--data", Data);

        Assert.True(copied.ExitCode == ExitCodes.Done, copied.Error);
        Assert.True(check.ExitCode == ExitCodes.Done, check.Error);
        Assert.Equal(ExitCodes.Failed, again.ExitCode);
        Assert.Contains("is not empty", again.Error);
    }

    [Fact]
    public async Task BackUp_OfNoLedger_IsAUsageError()
    {
        var run = await CommandRun.Async("ledger", "backup", Path.Combine(_folder.Path, "copy"), "--data", Data);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Rebuild_OfALedger_IsDone_AndOfNoneAUsageError()
    {
        var none = await CommandRun.Async("ledger", "rebuild", "--data", Data);
        await CommandRun.Async("ledger", "migrate", "--data", Data);
        var rebuilt = await CommandRun.Async("ledger", "rebuild", "--data", Data);

        Assert.Equal(ExitCodes.Usage, none.ExitCode);
        Assert.True(rebuilt.ExitCode == ExitCodes.Done, rebuilt.Error);
        Assert.Contains("made anew", rebuilt.Error);
    }

    [Fact]
    public async Task Script_OfAnEmbeddedLedger_SaysWhatToDoInstead()
    {
        var run = await CommandRun.Async("ledger", "script", "--data", Data);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("ledger migrate", run.Error);
    }
}
