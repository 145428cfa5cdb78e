using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Engines;

/// <summary>A database engine: everything that differs between engines is behind this and <see cref="IWriteSession"/>.</summary>
internal interface ILedgerEngine : IAsyncDisposable
{
    /// <summary>Makes the database where it is missing, and applies the migrations that it lacks.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>A context from the pool, for one unit of reading.</summary>
    LedgerContext CreateContext();

    /// <summary>Lets all that the context reads, until the answer is disposed of, be of one moment.</summary>
    Task<IAsyncDisposable> BeginSnapshotAsync(LedgerContext context, CancellationToken cancellationToken);

    /// <summary>The session of the one writer of this process.</summary>
    Task<IWriteSession> OpenWriteSessionAsync(CancellationToken cancellationToken);
}
