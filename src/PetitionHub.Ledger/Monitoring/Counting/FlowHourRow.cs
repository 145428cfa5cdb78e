using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// How many items went from one unit to another in an hour. The territories are those that the units served then.
/// </summary>
internal sealed class FlowHourRow
{
    /// <summary>Hours since 1970, UTC.</summary>
    public int Hour { get; set; }

    public required string FromUnit { get; set; }

    public required string ToUnit { get; set; }

    /// <summary>See <see cref="FlowKind"/>.</summary>
    public int Kind { get; set; }

    public required string FromTerritory { get; set; }

    public required string ToTerritory { get; set; }

    public long Count { get; set; }
}
