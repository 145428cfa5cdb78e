using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger;

/// <summary>
/// Which entries a feed takes in: those of any of its scopes, of which there is at least one, for which every filter holds that is
/// given. It knows nothing of confidentiality.
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
