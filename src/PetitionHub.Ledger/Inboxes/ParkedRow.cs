namespace PetitionHub.Ledger.Inboxes;

/// <summary>An entry of an inbox that a consumer set aside.</summary>
internal sealed class ParkedRow
{
    public required string Unit { get; set; }

    public required string Consumer { get; set; }

    public long Sequence { get; set; }

    /// <summary>Why, sealed (see <see cref="Texts.TextKeys.SealReason"/>).</summary>
    public required byte[] Reason { get; set; }

    public long ParkedAtMs { get; set; }
}
