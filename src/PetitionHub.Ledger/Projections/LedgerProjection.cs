using System.Diagnostics;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// Rows that are made from the ledger some moments after its entries, whenever <see cref="AdvanceAsync"/> is called, and can be
/// rebuilt.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing.
public sealed class LedgerProjection
#pragma warning restore CA1001
{
    /// <summary>How long a reader waits for what it asked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long a reader waits for another process before it looks again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The same after a fault, which a few moments do not mend.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromMilliseconds(500);

    private readonly ProjectionFollower _follower;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _known;

    internal LedgerProjection(ILedgerDatabase database, IProjection projection, RecentEntries recent, TimeProvider clock) =>
        (Name, Version, _follower) = (
            projection.Name, projection.Version, new ProjectionFollower(database, projection, recent, clock));

    /// <summary>Its name, as <c>repeats</c>.</summary>
    public string Name { get; }

    /// <summary>In which way this program makes the rows.</summary>
    public int Version { get; }

    /// <summary>How long a reader waits: ten seconds; a test makes it short.</summary>
    public TimeSpan ReaderPatience { get; set; } = Patience;

    /// <summary>How far it is.</summary>
    public Task<ProjectionPosition> GetPositionAsync(CancellationToken cancellationToken) =>
        _follower.GetPositionAsync(cancellationToken);

    /// <summary>Takes in the next entries; returns the new position. Replicas may call it at once.</summary>
    public async Task<ProjectionPosition> AdvanceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await AdvanceInTurnAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Returns once it takes in an entry. Who waits takes in what is missing, one of all at a time, so that nobody depends on a
    /// follower that is asleep. A fault is tried again meanwhile, as a follower does.
    /// </summary>
    /// <exception cref="ProjectionBehindException">It does not within ten seconds.</exception>
    public Task CatchUpAsync(long sequence, CancellationToken cancellationToken) =>
        CatchUpAsync(sequence, doubtsKnown: false, cancellationToken);

    /// <param name="sequence">The entry.</param>
    /// <param name="doubtsKnown">The caller looked after it had been told that the entry is taken in, and it was not: another
    /// process makes the rows anew.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task CatchUpAsync(long sequence, bool doubtsKnown, CancellationToken cancellationToken)
    {
        if (doubtsKnown)
            Volatile.Write(ref _known, 0);
        var began = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _known) < sequence)
        {
            var left = ReaderPatience - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || !await _turn.WaitAsync(left, cancellationToken))
                throw new ProjectionBehindException(Name, sequence, Volatile.Read(ref _known));
            try
            {
                if (Volatile.Read(ref _known) >= sequence)
                    return;
                var before = Volatile.Read(ref _known);
                // Off the caller's thread: an embedded engine works on it.
                var position = await Task.Run(() => AdvanceInTurnAsync(cancellationToken), cancellationToken);
                if (position.Sequence == before && !position.IsBeingRemoved)
                    await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(FaultPause, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>Lets the rows be removed and made anew by those who call <see cref="AdvanceAsync"/>.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => _follower.RestartAsync(cancellationToken);

    private async Task<ProjectionPosition> AdvanceInTurnAsync(CancellationToken cancellationToken)
    {
        var position = await _follower.AdvanceAsync(cancellationToken);
        Volatile.Write(ref _known, position is { IsKept: true, IsOfThisLedger: true } ? position.Sequence : 0);
        return position;
    }
}
