using Microsoft.Data.Sqlite;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Engines.Sqlite;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Tests.Testing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>The projections are in a file of their own, which may be missing, damaged, or of another ledger.</summary>
public sealed class SqliteProjectionsTests : IAsyncDisposable
{
    private const int Petitions = 12;

    private readonly SqliteDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Folder => _database.Options.DataFolder;

    private string Ledger => Path.Combine(Folder, "petitionhub.db");

    private string Projections => Path.Combine(Folder, SqliteProjections.FileName);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Open_WithoutTheFile_MakesItsRowsAnew()
    {
        var rows = await FillAsync();
        RemoveProjections();

        await using var ledger = await TestLedger.OpenAsync(_database);
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await CheckAsync(ledger));
    }

    [Fact]
    public async Task Open_WithADamagedFile_MakesItsRowsAnew()
    {
        var rows = await FillAsync();
        RemoveProjections();
        await File.WriteAllTextAsync(Projections, new string('x', 100_000), Token);

        await using var ledger = await TestLedger.OpenAsync(_database);
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await CheckAsync(ledger));
    }

    [Fact]
    public async Task Open_WithAFileOfOtherTables_MakesItsRowsAnew()
    {
        var rows = await FillAsync();
        await using (var connection = new SqliteConnection($"Data Source={Projections};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE territory_measures DROP COLUMN total_seconds; "
                + "CREATE TABLE of_another_version (id INTEGER); PRAGMA user_version = 7";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var ledger = await TestLedger.OpenAsync(_database);
        await CatchUpAsync(ledger);

        Assert.Equal(rows, await CheckAsync(ledger));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Petitions)]
    [InlineData(2 * Petitions)]
    public async Task Open_ARestoredLedgerBesideTheRowsOfTheLostOne_MakesThemAnew(int registeredSince)
    {
        var backup = Path.Combine(Folder, "backup");
        await using (var ledger = await TestLedger.OpenWithUnitsAsync(_database))
        {
            await using (var schema = LedgerSchema.Of(_database.Options, new ErrorLog()))
                await schema.BackUpAsync(backup, Token);
            await RegisterAsync(ledger, Petitions);
            await CatchUpAsync(ledger);
        }

        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(Ledger + suffix);
        File.Move(Path.Combine(backup, "petitionhub.db"), Ledger);
        await using var restored = await TestLedger.OpenAsync(_database);
        await RegisterAsync(restored, registeredSince);
        Assert.Equal(0, (await restored.Store.CheckFiguresAsync(null, Token)).FaultCount);
        await CatchUpAsync(restored);

        var report = await restored.Store.CheckFiguresAsync(null, Token);
        Assert.Equal((registeredSince, 0L), (report.Petitions, report.FaultCount));
        Assert.True(report.Position is { IsAtHead: true, IsOfThisLedger: true });
    }

    [Fact]
    public async Task Advance_WhileTheLedgersLockIsHeld_GoesOn()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        await RegisterAsync(ledger, Petitions);
        await using var foreign = new SqliteConnection(_database.ConnectionString);
        await foreign.OpenAsync(Token);
        await using var transaction = foreign.BeginTransaction(deferred: false);

        await CatchUpAsync(ledger);

        Assert.Equal(Petitions, (await ledger.Store.CheckFiguresAsync(null, Token)).Petitions);
    }

    [Fact]
    public async Task Submit_WhileTheLockOfWhatFollowsIsHeld_IsAnswered()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        await using var foreign = new SqliteConnection($"Data Source={Projections};Pooling=False");
        await foreign.OpenAsync(Token);
        await using var transaction = foreign.BeginTransaction(deferred: false);

        await RegisterAsync(ledger, Petitions);
    }

    [Fact]
    public async Task Open_ALedgerWithAMigrationThatIsNotKnown_SaysSo()
    {
        await (await TestLedger.OpenAsync(_database)).DisposeAsync();
        await _database.TamperAsync("UPDATE __EFMigrationsHistory SET MigrationId = '20991231000000_Later'");

        var fault = await Assert.ThrowsAsync<LedgerSetupException>(() => TestLedger.OpenAsync(_database));

        Assert.StartsWith("The ledger's schema has '20991231000000_Later', which this program does not know", fault.Message,
            StringComparison.Ordinal);
    }

    private async Task<(long Petitions, long Rows)> FillAsync()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        await RegisterAsync(ledger, Petitions);
        await CatchUpAsync(ledger);
        return await CheckAsync(ledger);
    }

    private static async Task RegisterAsync(TestLedger ledger, int petitions)
    {
        for (var i = 0; i < petitions; i++)
            await ledger.AcceptAsync(
                Commands.Register(TestUnits.Yuelu, Commands.NewId(), new Transfer(TestUnits.Housing.Code, "")));
    }

    private static async Task CatchUpAsync(TestLedger ledger)
    {
        foreach (var projection in (LedgerProjection[])[ledger.Store.Monitoring.Projection, ledger.Store.Repeats.Projection])
        {
            while ((await projection.AdvanceAsync(Token)) is not { IsAtHead: true, IsOfThisLedger: true })
                Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<(long Petitions, long Rows)> CheckAsync(TestLedger ledger)
    {
        var report = await ledger.Store.CheckFiguresAsync(null, Token);
        Assert.Equal((true, 0L), (report.Position.IsAtHead, report.FaultCount));
        return (report.Petitions, report.Rows);
    }

    private void RemoveProjections()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(Projections + suffix);
    }
}
