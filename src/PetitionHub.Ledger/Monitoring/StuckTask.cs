using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What waits for an act of a unit: a petition, a duty, or a parked entry.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Petition">The petition; null for a parked entry that is of none.</param>
/// <param name="Unit">The unit that has to act.</param>
/// <param name="Since">Since when: of an overdue duty its due time.</param>
public sealed record StuckTask(StuckKind Kind, PetitionId? Petition, UnitCode Unit, DateTimeOffset Since)
{
    /// <summary>How the petition stands; null where the figures do not have it yet.</summary>
    public PetitionStanding? Standing { get; init; }

    /// <summary>Of an overdue duty: what is owed.</summary>
    public Duty? Duty { get; init; }

    /// <summary>Of a bouncing petition: the units through whose hands it went, in order.</summary>
    public IReadOnlyList<UnitCode> Chain { get; init; } = [];

    /// <summary>Of a parked entry: by whom, and why.</summary>
    public ParkedEntry? Parked { get; init; }
}

/// <summary>The state of a petition that is stuck, or has something that is stuck.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Territory">The territory of the problem.</param>
/// <param name="Category">The category.</param>
/// <param name="Bounces">How often it came back to a unit that had held it before.</param>
public sealed record PetitionStanding(
    PetitionStatus Status, UnitCode Holder, Territory Territory, string Category, int Bounces);

/// <summary>How much is stuck.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">Since when the oldest is; null where there is none.</param>
public sealed record StuckCount(StuckKind Kind, long Count, DateTimeOffset? Oldest);

/// <summary>A page of what is stuck.</summary>
/// <param name="Tasks">Oldest first.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
public sealed record StuckPage(IReadOnlyList<StuckTask> Tasks, StuckPlace? Next);
