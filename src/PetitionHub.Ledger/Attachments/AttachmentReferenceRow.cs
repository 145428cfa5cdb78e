namespace PetitionHub.Ledger.Attachments;

/// <summary>
/// An entry files the attachment to the petition: who may read the petition may read it, and it is never collected.
/// </summary>
internal sealed class AttachmentReferenceRow
{
    public required byte[] Sha256 { get; set; }

    public Guid PetitionId { get; set; }

    public long Sequence { get; set; }
}
