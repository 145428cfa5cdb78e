using Microsoft.Data.Sqlite;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Engines.Sqlite;

/// <summary>
/// A writer that cannot commit is found out, also while no commands come; its fault is reported with the engine's own number.
/// </summary>
public sealed class SqliteWriterHealthTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task DiskFull_IsToldOnceWithTheEnginesOwnNumber()
    {
        await using var ledger = await TestLedger.OpenWithUnitsAsync(_database);
        ledger.ExpectsErrors = true;
        var fault = new SqliteException("database or disk is full", 13, 13);

        Assert.Equal("error 13/13, database or disk is full", FaultText.Kind(new InvalidOperationException("wrapped", fault)));
        Assert.DoesNotContain("-2147467259", FaultText.WithoutMessages(fault), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignLockUnderAnIdleWriter_IsFoundByItsProbe_AndIsOverOnceItIsFree()
    {
        var options = _database.Options with { LockTimeoutMs = 200 };
        await using var ledger = await TestLedger.OpenAsync(options);
        ledger.ExpectsErrors = true;
        Assert.True((await ledger.Writer.ProbeAsync(Token)).IsReady
            || ledger.Writer.Condition.Kind == WriterConditionKind.Unproven);
        await using (var foreign = new SqliteConnection(_database.ConnectionString))
        {
            await foreign.OpenAsync(Token);
            Execute(foreign, "BEGIN EXCLUSIVE");

            await UntilAsync(async () => await ledger.Writer.ProbeAsync(Token) is { Kind: WriterConditionKind.Fails });

            Assert.Equal("The ledger cannot be written: error 5/5, database is locked.", ledger.Writer.Condition.Text);
            Execute(foreign, "ROLLBACK");
        }

        await UntilAsync(async () => (await ledger.Writer.ProbeAsync(Token)).IsReady);
        Assert.StartsWith("2003:", Assert.Single(ledger.Log.Errors), StringComparison.Ordinal);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }
}
