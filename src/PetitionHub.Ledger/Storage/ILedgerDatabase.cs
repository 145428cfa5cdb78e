namespace PetitionHub.Ledger.Storage;

/// <summary>The database of a ledger, for those who read it, and for those who write what is not the writer's.</summary>
internal interface ILedgerDatabase
{
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
    /// As <see cref="RunInTransactionAsync"/>, for the projections' rows: no command waits for it, and a crash may undo the whole
    /// transaction. The first statement must be a write.
    /// </summary>
    Task RunFollowingAsync(LedgerContext context, Func<Task<bool>> write, CancellationToken cancellationToken);
}
