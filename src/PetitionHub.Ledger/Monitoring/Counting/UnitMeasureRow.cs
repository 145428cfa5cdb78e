namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>What happened at a unit in an hour. A unit has few hours: its days are made of them.</summary>
internal sealed class UnitMeasureRow
{
    public required string Unit { get; set; }

    /// <summary>Hours since 1970, UTC.</summary>
    public int Hour { get; set; }

    /// <summary>See <see cref="Measure"/>.</summary>
    public int Measure { get; set; }

    /// <summary>The level of the unit when it happened.</summary>
    public int Level { get; set; }

    public long Count { get; set; }

    public long TotalSeconds { get; set; }

    public long LongestSeconds { get; set; }
}
