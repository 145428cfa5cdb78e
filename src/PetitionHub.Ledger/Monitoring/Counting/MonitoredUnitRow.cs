namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>What figures need of a unit, as of the entry that they take in last: a unit may have moved since.</summary>
internal sealed record MonitoredUnitRow
{
    public required string Code { get; set; }

    /// <summary>The digits of the territory; its level follows.</summary>
    public required string Territory { get; set; }

    public int Organ { get; set; }

    /// <summary>The entry that last changed one of these.</summary>
    public long Sequence { get; set; }
}
