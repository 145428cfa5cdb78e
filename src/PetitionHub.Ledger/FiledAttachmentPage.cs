namespace PetitionHub.Ledger;

/// <summary>A page of a petition's attachments, in the order of filing.</summary>
/// <param name="Attachments">The attachments.</param>
/// <param name="More">True where there are more after them.</param>
public sealed record FiledAttachmentPage(IReadOnlyList<FiledAttachment> Attachments, bool More);
