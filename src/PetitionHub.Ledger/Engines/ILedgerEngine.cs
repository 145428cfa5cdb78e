using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.Ledger.Repeats;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Ledger.Engines;

/// <summary>A database engine: everything that differs between engines is behind this and <see cref="IWriteSession"/>.</summary>
internal interface ILedgerEngine : IAsyncDisposable
{
    /// <summary>True where there is a database, of whatever version.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>The migrations that the database lacks, in order; all of them where there is none.</summary>
    Task<IReadOnlyList<string>> GetPendingMigrationsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the database where it is missing, and applies the migrations that it lacks.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>The statements of all migrations, each of which is skipped where it was applied, for an administrator to run.</summary>
    /// <exception cref="NotSupportedException">The engine has no administrators; the message says what to do instead.</exception>
    string ScriptMigrations();

    /// <summary>Checks that the database is set up as the hub needs it.</summary>
    /// <exception cref="LedgerSetupException">It is not; the message says what is to be done.</exception>
    Task CheckSetupAsync(CancellationToken cancellationToken);

    /// <summary>Copies the ledger, whole and as of one moment, into an empty or new folder, while hubs go on.</summary>
    /// <exception cref="NotSupportedException">The server has its own back-up; the message says which.</exception>
    Task BackUpAsync(string folder, CancellationToken cancellationToken);

    /// <summary>True where the fault passes by itself, so that reading again may help.</summary>
    bool IsTransient(Exception exception);

    /// <summary>A context from the pool, for one unit of reading.</summary>
    LedgerContext CreateContext();

    /// <summary>Lets all that the context reads, until the answer is disposed of, be of one moment.</summary>
    Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Runs what writes the ledger's own rows within a short transaction of the context. It is made durable where the answer is
    /// true, else undone.
    /// </summary>
    Task RunInTransactionAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken);

    /// <summary>
    /// As the other, for rows that follow from the ledger: no command waits for it, and a crash may undo it, whole. What it runs
    /// begins with a write.
    /// </summary>
    Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken);

    /// <summary>The newest petitions of each key, at most so many of one, in no order. The keys are different ones.</summary>
    Task<IReadOnlyList<RepeatBandRow>> FindRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int itemsPerKey, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindRepeatsAsync"/>, the oldest petitions of each key.</summary>
    Task<IReadOnlyList<RepeatBandRow>> FindFirstRepeatsAsync(
        LedgerContext context, IReadOnlyCollection<long> keys, int itemsPerKey, CancellationToken cancellationToken);

    /// <summary>Writes rows of the index of repeats, within the transaction of the context.</summary>
    Task PutRepeatsAsync(LedgerContext context, RepeatRows rows, CancellationToken cancellationToken);

    /// <summary>Writes rows of figures, within the transaction of the context.</summary>
    Task PutMonitoringAsync(LedgerContext context, MonitoringRows rows, CancellationToken cancellationToken);

    /// <summary>Writes what was heard of units' systems, within the transaction of the context.</summary>
    Task PutContactsAsync(LedgerContext context, ContactRows rows, CancellationToken cancellationToken);

    /// <summary>The session of the one writer of this process.</summary>
    Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken);
}
