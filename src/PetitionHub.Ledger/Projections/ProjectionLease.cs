using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// A projection that one process rebuilds. Followers see in its row that it is held, and stand back until a time that each write
/// puts off, so that they do not wait for a dead process. Each write proves that the projection is still held.
/// </summary>
internal sealed class ProjectionLease : IAsyncDisposable
{
    /// <summary>A holder that has not written for this long is taken to be dead.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private readonly ILedgerDatabase _database;
    private readonly IProjection _projection;
    private readonly TimeProvider _clock;
    private ProjectionPlace _place;
    private bool _hasEnded;

    private ProjectionLease(
        ILedgerDatabase database, IProjection projection, TimeProvider clock, ProjectionPosition before, ProjectionPlace place) =>
        (_database, _projection, _clock, Before, _place) = (database, projection, clock, before, place);

    /// <summary>Where it stood when it was taken.</summary>
    public ProjectionPosition Before { get; }

    /// <summary>Takes the projection, also from another process that rebuilds it.</summary>
    public static async Task<ProjectionLease> TakeAsync(
        ILedgerDatabase database, IProjection projection, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var holder = Guid.NewGuid();
        while (true)
        {
            var before = await ProjectionFollower.ReadPositionAsync(context, projection.Name, cancellationToken);
            if (before.Version > projection.Version)
                throw new LedgerSetupException($"A newer program makes the rows of '{projection.Name}'. Use that one.");
            var place = PlaceOf(holder, clock);
            if (await ProjectionFollower.MoveAsync(context, projection, before.Version, before.Place, place, cancellationToken))
                return new ProjectionLease(database, projection, clock, before, place);
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
        var place = PlaceOf(_place.Holder!.Value, _clock);
        await _database.RunFollowingAsync(
            context,
            async () =>
            {
                await MoveAsync(context, place, cancellationToken);
                await write(context);
                return true;
            },
            cancellationToken);
        _place = place;
    }

    /// <summary>Gives a sign of life.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => WriteAsync(_ => Task.CompletedTask, cancellationToken);

    /// <summary>Gives the projection back, at a position.</summary>
    public async Task EndAsync(long position, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await MoveAsync(context, new ProjectionPlace(position), cancellationToken);
        _hasEnded = true;
    }

    /// <summary>Where it was not ended, followers begin anew at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hasEnded)
            return;
        await using var context = _database.CreateContext();
        await ProjectionFollower.MoveAsync(
            context, _projection, _projection.Version, _place, ProjectionPlace.Removing, CancellationToken.None);
    }

    private async Task MoveAsync(LedgerContext context, ProjectionPlace to, CancellationToken cancellationToken)
    {
        if (!await ProjectionFollower.MoveAsync(context, _projection, _projection.Version, _place, to, cancellationToken))
            throw new LedgerSetupException($"Another process rebuilds '{_projection.Name}' meanwhile.");
    }

    private static ProjectionPlace PlaceOf(Guid holder, TimeProvider clock) =>
        ProjectionPlace.HeldBy(holder, clock.GetUtcNow() + Length);
}
