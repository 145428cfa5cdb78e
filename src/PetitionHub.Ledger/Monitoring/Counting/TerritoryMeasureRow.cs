namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>What happened in a territory, with all inside it, in an hour or day.</summary>
internal sealed class TerritoryMeasureRow
{
    /// <summary>Its digits.</summary>
    public required string Territory { get; set; }

    /// <summary>See <see cref="Grain"/>.</summary>
    public int Grain { get; set; }

    /// <summary>Hours since 1970, UTC, or days since 1970 of Asia/Shanghai.</summary>
    public int Bucket { get; set; }

    /// <summary>See <see cref="Measure"/>.</summary>
    public int Measure { get; set; }

    /// <summary>The level of the units at which it happened.</summary>
    public int Level { get; set; }

    public long Count { get; set; }

    public long TotalSeconds { get; set; }

    public long LongestSeconds { get; set; }
}
