using PetitionHub.Domain.Attachments;

namespace PetitionHub.Ledger.Tests.Testing;

/// <summary>Attachments, each with a digest of its own.</summary>
public static class Files
{
    public static Attachment Pdf(byte number) => AttachmentId.TryOf(Enumerable.Repeat(number, 32).ToArray(), out var id)
        ? new Attachment(id, 1_000, $"{number}.pdf", "application/pdf")
        : throw new InvalidOperationException();
}
