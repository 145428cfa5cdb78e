using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What happened at a unit or in a territory in an hour or on a day.</summary>
/// <param name="StartAt">When it begins.</param>
public sealed record VolumePoint(DateTimeOffset StartAt)
{
    /// <summary>Items registered.</summary>
    public long Registered { get; init; }

    /// <summary>Items that units here sent, by kind, in the order of kinds.</summary>
    public IReadOnlyList<FlowCount> Sent { get; init; } = [];

    /// <summary>Items that units here received, by kind, in the order of kinds.</summary>
    public IReadOnlyList<FlowCount> Received { get; init; } = [];

    /// <summary>Receipts signed, and the time since the handover.</summary>
    public Timing Acknowledged { get; init; }

    /// <summary>Notices of acceptance, and the time since the unit had the item.</summary>
    public Timing Accepted { get; init; }

    /// <summary>Items concluded, and the time since registration.</summary>
    public Timing Concluded { get; init; }

    /// <summary>Duties that went past their date.</summary>
    public long Overdue { get; init; }

    /// <summary>Items that a unit here got back.</summary>
    public long Returned { get; init; }

    /// <summary>Items that came to a unit that had held them before.</summary>
    public long Bounced { get; init; }
}

/// <summary>How many items went so.</summary>
/// <param name="Kind">How.</param>
/// <param name="Count">How many times.</param>
public readonly record struct FlowCount(FlowKind Kind, long Count);

/// <summary>How often something was done, and how long it took.</summary>
/// <param name="Count">How many times.</param>
/// <param name="TotalSeconds">All of the time together.</param>
/// <param name="LongestSeconds">The longest.</param>
public readonly record struct Timing(long Count, long TotalSeconds, long LongestSeconds);
