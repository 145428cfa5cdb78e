using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>The write-ahead log shrinks again after a long read.</summary>
public sealed class SqliteLogKeeperTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task LogThatGrewWhileSomebodyRead_IsCutWhileTheHubRuns_OnceTheReaderIsDone()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        var files = new SqliteFiles(Path.Combine(_database.Options.DataFolder, "petitionhub.db"));
        await using var keeper = new SqliteLogKeeper(
            files, new LedgerLog(ledger.Log), mostBytes: 0, period: TimeSpan.FromDays(1));
        await using (var reader = new SqliteConnection(_database.ConnectionString))
        {
            await reader.OpenAsync(TestContext.Current.CancellationToken);
            using var snapshot = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM ledger_entries";
            command.ExecuteScalar();
            await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));

            Assert.False(keeper.Look());
            Assert.NotEqual(0, new FileInfo(files.LogPath).Length);
        }

        Assert.True(keeper.Look());
        Assert.Equal(0, new FileInfo(files.LogPath).Length);
        await ledger.AcceptAsync(Commands.Register(TestUnits.Yuelu, Commands.NewId()));
        await ledger.AssertWholeAsync();
    }
}
