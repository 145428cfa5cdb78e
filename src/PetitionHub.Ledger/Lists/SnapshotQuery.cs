using System.Collections.Immutable;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Lists;

/// <summary>
/// Where to look for the petitions that a unit may read: a superset of them, as it knows nothing of confidentiality. The caller
/// asks <see cref="Domain.Petitions.Access"/> about each.
/// </summary>
public sealed record SnapshotQuery
{
    private SnapshotQuery(bool all, ImmutableArray<UnitCode> units, Territory? reaching, DateTimeOffset until) =>
        (All, Units, Reaching, RegisteredUntil) = (all, units, reaching, until);

    /// <summary>The entry that the snapshot is of; null for all that was in the ledger when it was asked.</summary>
    public long? AtLeast { get; init; }

    internal bool All { get; }

    internal ImmutableArray<UnitCode> Units { get; }

    internal Territory? Reaching { get; }

    internal DateTimeOffset RegisteredUntil { get; }

    /// <summary>All petitions that were registered up to a time.</summary>
    public static SnapshotQuery Whole(DateTimeOffset registeredUntil) => new(true, [], null, registeredUntil);

    /// <summary>Those in which any of the units took part, or that ever reached the territory, registered up to a time.</summary>
    public static SnapshotQuery Of(IEnumerable<UnitCode> units, Territory? reaching, DateTimeOffset registeredUntil) =>
        new(false, [.. units], reaching, registeredUntil);
}
