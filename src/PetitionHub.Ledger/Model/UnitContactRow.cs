namespace PetitionHub.Ledger.Model;

/// <summary>When a unit's system was last heard of. Times are Unix milliseconds; null for never.</summary>
internal sealed record UnitContactRow
{
    public required string Unit { get; set; }

    public long? CalledAtMs { get; set; }

    public long? PulledAtMs { get; set; }

    public long? CommandedAtMs { get; set; }

    public long? CertificateEndsAtMs { get; set; }
}
