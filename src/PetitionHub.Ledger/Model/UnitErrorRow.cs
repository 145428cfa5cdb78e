namespace PetitionHub.Ledger.Model;

/// <summary>How often a unit was refused for a reason on a day.</summary>
internal sealed record UnitErrorRow
{
    /// <summary>Days since 1970 of Asia/Shanghai.</summary>
    public int Day { get; set; }

    public required string Unit { get; set; }

    public required string Reason { get; set; }

    public long Count { get; set; }

    public long LastAtMs { get; set; }
}
