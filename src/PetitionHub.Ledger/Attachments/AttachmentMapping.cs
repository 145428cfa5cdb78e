using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Attachments;

/// <summary>Uploads and references as rows.</summary>
internal static class AttachmentMapping
{
    public static AttachmentUploadRow ToRow(AttachmentUpload upload) => new()
    {
        Unit = upload.Unit.Value,
        Sha256 = upload.Id.ToBytes(),
        SizeBytes = upload.SizeBytes,
        MediaType = upload.MediaType,
        StorageKey = upload.StorageKey,
        Key = upload.Key.Sealed,
        StartedAtMs = upload.StartedAt.ToUnixTimeMilliseconds(),
        CompletedAtMs = Time.ToMs(upload.CompletedAt),
    };

    public static AttachmentUpload ToUpload(AttachmentUploadRow row) => new(
        UnitCode.Parse(row.Unit), IdOf(row.Sha256), row.SizeBytes, row.MediaType, row.StorageKey, Time.FromMs(row.StartedAtMs),
        Time.FromMs(row.CompletedAtMs))
    {
        Key = new KeptKey(row.Key),
    };

    /// <summary>The references of an entry; none where it files nothing.</summary>
    public static IEnumerable<AttachmentReferenceRow> ReferencesOf(Entry entry, long sequence) =>
        entry is { Step: AttachmentFiling filing, Petition: { } petition }
            ? filing.Attachments.Select(attachment => new AttachmentReferenceRow
            {
                Sha256 = attachment.Id.ToBytes(),
                PetitionId = petition.Value,
                Sequence = sequence,
            })
            : [];

    public static AttachmentId IdOf(ReadOnlySpan<byte> sha256) => AttachmentId.TryOf(sha256, out var id)
        ? id
        : throw new InvalidDataException($"A SHA-256 of {sha256.Length} bytes is stored.");
}
