namespace PetitionHub.Ledger.Attachments;

/// <summary>
/// An entry files the attachment to the petition: a unit that may read the petition may read it, and it is never removed.
/// </summary>
internal sealed class AttachmentReferenceRow
{
    public required byte[] Sha256 { get; set; }

    public Guid PetitionId { get; set; }

    public long Sequence { get; set; }
}
