namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>
/// What holds on every engine. A test gets an empty database of the engine; the invariants are those of the design.
/// </summary>
public abstract class LedgerContract : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ITestDatabase Database { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Database = MakeDatabase();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // A test that was skipped has none.
        if (Database is not null)
            await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ITestDatabase MakeDatabase();

    protected Task<TestLedger> OpenAsync() => TestLedger.OpenAsync(Database);

    protected Task<TestLedger> OpenWithUnitsAsync() => TestLedger.OpenWithUnitsAsync(Database);
}
