using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Cli.Tests.Testing;
using PetitionHub.CommandLine;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Cli.Tests.Ledger;

public sealed class LedgerTests
{
    [Fact]
    public async Task Entry_DigestOfItsBytes_IsShown()
    {
        await using var hub = await FakeHub.StartAsync();

        var run = await hub.RunAsync("ledger", "entry", "42");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("430103-housing", run.Output);
    }

    [Fact]
    public async Task Entry_DigestOfOtherBytes_IsNotShown()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Ledger.IsForged = true;

        var run = await hub.RunAsync("ledger", "entry", "42");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("do not trust", run.Error);
    }

    [Fact]
    public async Task Check_FolderWithoutLedger_IsAUsageErrorAndMakesNone()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.Async("ledger", "check", "--data", folder.Path);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Check_EmptyLedger_IsWhole()
    {
        using var folder = new TempFolder();
        await using (await LedgerStore.OpenAsync(
            new LedgerOptions { DataFolder = folder.Path }, LedgerRules.Official, new NoListener(), copies: null,
            TimeProvider.System,
            NullLoggerFactory.Instance, TestContext.Current.CancellationToken))
        {
        }

        var run = await CommandRun.Async("ledger", "check", "--data", folder.Path, "-o", "json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(0, json.RootElement.GetProperty("fault_count").GetInt64());
    }

    private sealed class NoListener : ICommitListener
    {
        public void OnCommitted(IReadOnlyList<StoredEntry> entries)
        {
        }
    }
}
