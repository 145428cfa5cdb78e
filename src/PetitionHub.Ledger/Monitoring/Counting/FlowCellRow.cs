using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// How many items went from one territory and level to another, so that the country's flows are found without reading those of
/// its units.
/// </summary>
internal sealed class FlowCellRow
{
    /// <summary>See <see cref="CellGrain"/>.</summary>
    public int Grain { get; set; }

    /// <summary>Hours since 1970, UTC, or days since 1970 of Asia/Shanghai.</summary>
    public int Bucket { get; set; }

    public required string FromTerritory { get; set; }

    public int FromLevel { get; set; }

    public required string ToTerritory { get; set; }

    public int ToLevel { get; set; }

    /// <summary>See <see cref="FlowKind"/>.</summary>
    public int Kind { get; set; }

    public long Count { get; set; }
}
