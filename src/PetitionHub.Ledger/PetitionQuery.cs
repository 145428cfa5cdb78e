using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger;

/// <summary>
/// Which petitions to list. Every filter that is given must hold. It knows nothing of confidentiality: the caller asks
/// <see cref="Access"/> about each petition before it shows it.
/// </summary>
public sealed record PetitionQuery
{
    /// <summary>Which petitions, seen from <see cref="Unit"/>.</summary>
    public required PetitionScope Scope { get; init; }

    /// <summary>The unit that the scope is about.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Only these statuses; empty for all.</summary>
    public ImmutableArray<PetitionStatus> Statuses { get; init; } = [];

    /// <summary>Only categories that begin with these digits; empty for all.</summary>
    public string CategoryPrefix { get; init; } = "";

    /// <summary>Only problems of this territory or inside it; null for all.</summary>
    public Territory? ProblemTerritory { get; init; }

    /// <summary>Only this purpose; null for all.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>Registered at or after; null for any time.</summary>
    public DateTimeOffset? RegisteredFrom { get; init; }

    /// <summary>Registered before; null for any time.</summary>
    public DateTimeOffset? RegisteredBefore { get; init; }

    /// <summary>Only those with an open duty that is due at or before this time; null for all.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>Only items of this matter; null for all.</summary>
    public PetitionId? Matter { get; init; }

    /// <summary>Only what comes after this place in the list; null for the first page.</summary>
    public PetitionKey? After { get; init; }

    /// <summary>How many at most, 1 to <see cref="LedgerReader.MaxPageSize"/>.</summary>
    public required int Limit { get; init; }
}
