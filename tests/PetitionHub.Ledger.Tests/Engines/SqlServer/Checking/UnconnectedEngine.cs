using PetitionHub.Ledger.Engines;
using PetitionHub.Ledger.Engines.SqlServer;
using PetitionHub.Ledger.Lists;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Tests.Testing;
using PetitionHub.Ledger.Texts;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Tests.Engines.SqlServer.Checking;

/// <summary>The engine without its server: contexts keep their queries, and a snapshot is nothing.</summary>
internal sealed class UnconnectedEngine(SeenSql seen) : ILedgerEngine
{
    private readonly SqlServerEngine _engine = new(Options, new LedgerLog(new ErrorLog()), seen);

    public static LedgerOptions Options { get; } = new()
    {
        Engine = "sqlserver",
        Connection = "Server=none.invalid;Database=ledger"
    };

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public string ScriptMigrations() => _engine.ScriptMigrations();

    public Task CheckSetupAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task BackUpAsync(string folder, CancellationToken cancellationToken) => throw new NotSupportedException();

    public RecentEntries Recent { get; } = new();

    public TextKeys Keys { get; } = seen.Keys;

    public bool IsTransient(Exception exception) => false;

    public LedgerContext CreateContext()
    {
        var context = _engine.CreateContext();
        context.Keys = Keys;
        return context;
    }

    public Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(new Nothing());

    public Task RunInTransactionAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) =>
        write();

    public Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken) => write();

    /// <summary>A petition shares the first key.</summary>
    public Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RepeatBandRow>>(
            [new RepeatBandRow { BandKey = keys.First(), PetitionId = Guid.NewGuid() }]);

    public Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int petitionsPerKey, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RepeatBandRow>>(
            [new RepeatBandRow { BandKey = keys.First(), PetitionId = Guid.NewGuid() }]);

    /// <summary>Its statements are checked as those of the engine.</summary>
    public Task PutListsAsync(LedgerContext context, ListRows rows, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Its statements are checked as those of the engine.</summary>
    public Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Its statements are checked as those of the engine.</summary>
    public Task PutMonitoringAsync(LedgerContext context, MonitoringRows rows, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Its statements are checked as those of the engine.</summary>
    public Task PutContactsAsync(LedgerContext context, ContactRows rows, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
