using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Attachments;

/// <summary>An attachment of a petition.</summary>
/// <param name="Key">Its place in the order of filing.</param>
/// <param name="Attachment">The file.</param>
/// <param name="Actor">Who filed it.</param>
/// <param name="At">When.</param>
public sealed record FiledAttachment(FiledAttachmentPlace Key, Attachment Attachment, Actor Actor, DateTimeOffset At);

/// <summary>The place of an attachment in the order of filing, after which a page begins.</summary>
/// <param name="Sequence">The entry that filed it.</param>
/// <param name="Index">Its place in that entry, from 0.</param>
public readonly record struct FiledAttachmentPlace(long Sequence, int Index);

/// <summary>A page of a petition's attachments, in the order of filing.</summary>
/// <param name="Attachments">The attachments.</param>
/// <param name="More">True where there are more after them.</param>
public sealed record FiledAttachmentPage(IReadOnlyList<FiledAttachment> Attachments, bool More);
