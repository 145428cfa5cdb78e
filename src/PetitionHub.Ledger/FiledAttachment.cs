using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>An attachment of a petition.</summary>
/// <param name="Key">Its place in the order of filing.</param>
/// <param name="Attachment">The file.</param>
/// <param name="Actor">Who filed it.</param>
/// <param name="At">When.</param>
public sealed record FiledAttachment(FiledAttachmentKey Key, Attachment Attachment, Actor Actor, DateTimeOffset At);
