using System.Collections.Immutable;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// Where to look for the petitions that a unit may read: a superset of them, as it knows nothing of confidentiality. The caller
/// asks <see cref="Domain.Petitions.Access"/> about each.
/// </summary>
public sealed record SnapshotQuery
{
    private SnapshotQuery(bool all, ImmutableArray<string> keys, DateTimeOffset until) =>
        (All, Keys, RegisteredUntil) = (all, keys, until);

    internal bool All { get; }

    internal ImmutableArray<string> Keys { get; }

    internal DateTimeOffset RegisteredUntil { get; }

    /// <summary>All petitions that were registered up to a time.</summary>
    public static SnapshotQuery Whole(DateTimeOffset registeredUntil) => new(true, [], registeredUntil);

    /// <summary>Those in which any of the units took part, or that ever reached the territory, registered up to a time.</summary>
    public static SnapshotQuery Of(IEnumerable<UnitCode> units, Territory? reaching, DateTimeOffset registeredUntil) => new(
        false,
        [.. units.Select(unit => unit.Value),
            .. reaching is { } territory ? [TerritoryKey.Of(territory)] : Array.Empty<string>()],
        registeredUntil);
}
