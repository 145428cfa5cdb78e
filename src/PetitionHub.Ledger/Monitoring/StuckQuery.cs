using PetitionHub.Domain.Units;

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

    /// <summary>Only once the figures take in this entry; 0 for figures as they are.</summary>
    public long AtLeast { get; init; }
}
