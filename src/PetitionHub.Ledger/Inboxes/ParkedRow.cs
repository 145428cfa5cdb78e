namespace PetitionHub.Ledger.Inboxes;

/// <summary>An entry of an inbox that a consumer set aside.</summary>
internal sealed class ParkedRow
{
    public required string Unit { get; set; }

    public required string Consumer { get; set; }

    public long Sequence { get; set; }

    public required string Reason { get; set; }

    public long ParkedAtMs { get; set; }
}
