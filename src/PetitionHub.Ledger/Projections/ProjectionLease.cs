using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// A projection that one process rebuilds. Followers see by its position that they have to stand back, and when that process
/// wrote last, so that they do not wait for a dead one. Each write proves that the projection is still held.
/// </summary>
internal sealed class ProjectionLease : IAsyncDisposable
{
    private readonly ILedgerDatabase _database;
    private readonly IProjection _projection;
    private readonly TimeProvider _clock;
    private long _mark;
    private bool _hasEnded;

    private ProjectionLease(
        ILedgerDatabase database, IProjection projection, TimeProvider clock, ProjectionPosition before, long mark) =>
        (_database, _projection, _clock, Before, _mark) = (database, projection, clock, before, mark);

    /// <summary>Where it stood when it was taken.</summary>
    public ProjectionPosition Before { get; }

    /// <summary>Takes the projection, also from another process that rebuilds it.</summary>
    public static async Task<ProjectionLease> TakeAsync(
        ILedgerDatabase database, IProjection projection, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        while (true)
        {
            var before = await ProjectionFollower.ReadPositionAsync(context, projection.Name, cancellationToken);
            if (before.Version > projection.Version)
                throw new LedgerSetupException($"A newer program makes the rows of '{projection.Name}'. Use that one.");
            var mark = MarkOf(clock);
            if (await ProjectionFollower.MoveAsync(context, projection, before.Version, before.Sequence, mark, cancellationToken))
                return new ProjectionLease(database, projection, clock, before, mark);
        }
    }

    public async Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return (await ProjectionFollower.ReadPositionAsync(context, _projection.Name, cancellationToken)).Head;
    }

    /// <summary>Writes rows in a transaction.</summary>
    /// <exception cref="LedgerSetupException">Another process took the projection.</exception>
    public async Task WriteAsync(Func<LedgerContext, Task> write, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var mark = MarkOf(_clock);
        await _database.RunFollowingAsync(
            context,
            async () =>
            {
                await MoveAsync(context, mark, cancellationToken);
                await write(context);
                return true;
            },
            cancellationToken);
        _mark = mark;
    }

    /// <summary>Gives a sign of life.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => WriteAsync(_ => Task.CompletedTask, cancellationToken);

    /// <summary>Gives the projection back, at a position.</summary>
    public async Task EndAsync(long position, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await MoveAsync(context, position, cancellationToken);
        _hasEnded = true;
    }

    /// <summary>Where it was not ended, followers begin anew at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hasEnded)
            return;
        await using var context = _database.CreateContext();
        await ProjectionFollower.MoveAsync(
            context, _projection, _projection.Version, _mark, ProjectionFollower.Removing, CancellationToken.None);
    }

    private async Task MoveAsync(LedgerContext context, long to, CancellationToken cancellationToken)
    {
        if (!await ProjectionFollower.MoveAsync(context, _projection, _projection.Version, _mark, to, cancellationToken))
            throw new LedgerSetupException($"Another process rebuilds '{_projection.Name}' meanwhile.");
    }

    private static long MarkOf(TimeProvider clock) => -clock.GetUtcNow().ToUnixTimeMilliseconds();
}
