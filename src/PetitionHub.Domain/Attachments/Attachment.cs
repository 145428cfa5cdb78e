namespace PetitionHub.Domain.Attachments;

/// <summary>A file of a petition.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="SizeBytes">Its size, 1 or more.</param>
/// <param name="Name">Its name, 1 to 200 characters, without a path.</param>
/// <param name="MediaType">What it is, as <c>application/pdf</c>.</param>
public sealed record Attachment(AttachmentId Id, long SizeBytes, string Name, string MediaType);
