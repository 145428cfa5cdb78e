using PetitionHub.Domain.Units;
using PetitionHub.V1;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What is stuck, and from when on.</summary>
public sealed record StuckQuery
{
    /// <summary>As of when; what is due after it is not overdue.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How often an item comes back before it counts as passed about.</summary>
    public required int BouncesAtLeast { get; init; }

    /// <summary>How many days an item is between hands before it counts as passed about.</summary>
    public required int DaysBetweenHands { get; init; }

    /// <summary>Where the unit that has to act is.</summary>
    public Territory Territory { get; init; }

    /// <summary>The unit that has to act.</summary>
    public UnitCode? Unit { get; init; }

    /// <summary>Only what is stuck since before this time.</summary>
    public DateTimeOffset? Before { get; init; }
}

/// <summary>A page of what is stuck.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
public sealed record StuckPage(IReadOnlyList<StuckItem> Items, StuckPlace? Next);

/// <summary>A place in a list of what is stuck.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
/// <param name="Key">Of a parked item unit, consumer and sequence with a blank between; else the petition, and of a duty its
/// number.</param>
public sealed record StuckPlace(long SinceMs, string Key);
