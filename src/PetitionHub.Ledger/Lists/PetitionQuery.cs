using System.Collections.Immutable;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Projections;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Lists;

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
    public PetitionPlace? After { get; init; }

    /// <summary>Only once the lists take in this entry; null for all that was in the ledger when it was asked.</summary>
    public long? AtLeast { get; init; }

    /// <summary>How many at most, 1 to <see cref="PageLimit.MaxItems"/>.</summary>
    public required int Limit { get; init; }
}

/// <summary>Which petitions a list takes in. Numbers are those of the contract.</summary>
public enum PetitionScope
{
    /// <summary>Those that the unit holds.</summary>
    Held = 1,
    /// <summary>Those that the unit registered.</summary>
    Registered = 2,
    /// <summary>Those that the unit took part in at any time: registrar, holder, copied, lead or assisting unit.</summary>
    Involved = 3,
    /// <summary>Those whose holder serves the unit's territory or one inside it.</summary>
    Territory = 4,
}

/// <summary>The place of a petition in a list: newest registration first, then the greater id.</summary>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Id">Its id.</param>
public readonly record struct PetitionPlace(DateTimeOffset RegisteredAt, PetitionId Id);

/// <summary>A page of petitions, newest registration first.</summary>
/// <param name="Petitions">The petitions.</param>
/// <param name="Next">Where the next page starts; null at the end.</param>
/// <param name="AsOf">How far the lists were.</param>
public sealed record PetitionPage(IReadOnlyList<StoredPetition> Petitions, PetitionPlace? Next, ProjectionPosition AsOf);
