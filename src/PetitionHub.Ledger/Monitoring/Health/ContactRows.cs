namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>What was heard of units' systems: of two times the later is kept, and counts are added.</summary>
internal sealed record ContactRows(IReadOnlyCollection<UnitContactRow> Contacts, IReadOnlyCollection<UnitErrorRow> Errors);

/// <summary>When a unit's system was last heard of. Times are Unix milliseconds; null for never.</summary>
internal sealed record UnitContactRow
{
    public required string Unit { get; set; }

    public long? CalledAtMs { get; set; }

    public long? PulledAtMs { get; set; }

    public long? CommandedAtMs { get; set; }

    public long? CertificateEndsAtMs { get; set; }
}

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
