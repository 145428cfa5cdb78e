using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Feeds;

/// <summary>
/// Which entries a feed takes in: those in at least one of its scopes that match every given filter. There is at least one scope.
/// It knows nothing of confidentiality.
/// </summary>
public sealed record FeedQuery
{
    /// <summary>Those in this unit's inbox; null for none.</summary>
    public UnitCode? AddressedTo { get; init; }

    /// <summary>Those that this unit sent; null for none.</summary>
    public UnitCode? SentBy { get; init; }

    /// <summary>Those of petitions that reached this territory at the time (see <see cref="Reach"/>); null for none.</summary>
    public Territory? Reaching { get; init; }

    /// <summary>Only these steps; empty for all.</summary>
    public ImmutableArray<StepKind> Steps { get; init; } = [];

    /// <summary>Only petitions of these matters; empty for all.</summary>
    public ImmutableArray<PetitionId> Matters { get; init; } = [];
}

/// <summary>A page of a feed.</summary>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Through">Everything up to here was read, found or not.</param>
/// <param name="More">True where more was there when the page was read.</param>
public sealed record FeedPage(IReadOnlyList<StoredEntry> Entries, long Through, bool More);
