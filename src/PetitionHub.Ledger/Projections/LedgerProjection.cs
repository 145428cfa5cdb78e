using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Projections;

/// <summary>
/// Rows that are made from the ledger some moments after its entries, whenever <see cref="AdvanceAsync"/> is called, and can be
/// rebuilt.
/// </summary>
public sealed class LedgerProjection
{
    private readonly ProjectionFollower _follower;

    internal LedgerProjection(ILedgerDatabase database, IProjection projection, TimeProvider clock) =>
        (Name, Version, _follower) = (projection.Name, projection.Version, new ProjectionFollower(database, projection, clock));

    /// <summary>Its name, as <c>repeats</c>.</summary>
    public string Name { get; }

    /// <summary>In which way this program makes the rows.</summary>
    public int Version { get; }

    /// <summary>How far it is.</summary>
    public Task<ProjectionPosition> GetPositionAsync(CancellationToken cancellationToken) =>
        _follower.GetPositionAsync(cancellationToken);

    /// <summary>Takes in the next entries; returns the new position. Replicas may call it at once.</summary>
    public Task<ProjectionPosition> AdvanceAsync(CancellationToken cancellationToken) =>
        _follower.AdvanceAsync(cancellationToken);

    /// <summary>Lets the rows be removed and made anew by those who call <see cref="AdvanceAsync"/>.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => _follower.RestartAsync(cancellationToken);
}
