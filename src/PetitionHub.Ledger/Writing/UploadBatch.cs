using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// Decides a batch's work on uploads, in order, each seeing what the ones before it did. It runs under the lock on the head, as
/// filing does: no upload is removed while an entry that refers to it is written.
/// </summary>
internal sealed class UploadBatch(BatchData data, BatchRows rows, TextKeys keys)
{
    private readonly Dictionary<UnitCode, long> _addedBytes = [];
    private readonly Dictionary<AttachmentId, StoredFile> _stored = [];

    /// <summary>True where the unit has uploaded all of a file of this size and type.</summary>
    public bool Has(UnitCode unit, Attachment attachment) =>
        Find(new UploadKey(unit, attachment.Id)) is { IsComplete: true } upload
        && upload.SizeBytes == attachment.SizeBytes && upload.MediaType == attachment.MediaType;

    /// <summary>Begins an upload, or returns the one that the unit has begun. The media type given last is kept.</summary>
    public Answer<AttachmentUpload> Start(UploadKey key, long sizeBytes, string mediaType, Guid storageKey, long quotaBytes)
    {
        var found = Find(key);
        if (found is not null && found.SizeBytes == sizeBytes)
            return Put(key, found with { MediaType = mediaType });
        if (found is { IsComplete: true })
            return new Refusal(
                RefusalReason.FieldInvalid, $"size_bytes must be {found.SizeBytes}, as that file has, and is {sizeBytes}.")
                .With("field", "size_bytes").With("value", sizeBytes).At("size_bytes");
        var used = data.UploadedBytes.GetValueOrDefault(key.Unit) + _addedBytes.GetValueOrDefault(key.Unit) - (
            found?.SizeBytes ?? 0);
        if (sizeBytes > quotaBytes - used)
            return new Refusal(
                RefusalReason.AttachmentQuotaExceeded,
                $"Unit {key.Unit} has uploaded {used} of {quotaBytes} bytes, which leaves no room for {sizeBytes}. Ask the "
                    + "operators for more.")
                .With("limit_bytes", quotaBytes).With("used_bytes", used).With("size_bytes", sizeBytes);
        return Put(key, new AttachmentUpload(key.Unit, key.Id, sizeBytes, mediaType, storageKey, Time.FromMs(rows.AtMs), null)
        {
            Key = keys.Draw(storageKey),
        });
    }

    /// <summary>
    /// Completes an upload. Where the hub has the same content already, the upload uses those bytes from now on.
    /// </summary>
    public Answer<AttachmentUpload> Complete(UploadKey key, Guid storageKey)
    {
        var found = Find(key);
        if (found is { IsComplete: true })
            return found;
        if (found?.StorageKey != storageKey)
            return NotFound(key.Id);
        var stored = _stored.TryGetValue(key.Id, out var here) || data.Stored.TryGetValue(key.Id, out here)
            ? here : new StoredFile(storageKey, found.Key);
        _stored[key.Id] = stored;
        return Put(key, found with { StorageKey = stored.StorageKey, Key = stored.Key, CompletedAt = Time.FromMs(rows.AtMs) });
    }

    /// <summary>Removes an upload that is not complete.</summary>
    public void Abandon(UploadKey key, Guid storageKey)
    {
        if (Find(key) is { IsComplete: false } found && found.StorageKey == storageKey)
            Set(key, null);
    }

    public static Refusal NotFound(AttachmentId id) =>
        new Refusal(RefusalReason.UploadNotFound, $"The unit has begun no upload of {id}. Call StartUpload first.")
            .With("sha256", id.Hex);

    private AttachmentUpload? Find(UploadKey key) =>
        rows.Uploads.TryGetValue(key, out var changed) ? changed : data.Uploads.GetValueOrDefault(key);

    private Answer<AttachmentUpload> Put(UploadKey key, AttachmentUpload upload)
    {
        Set(key, upload);
        return upload;
    }

    private void Set(UploadKey key, AttachmentUpload? upload)
    {
        var before = Find(key);
        if (before == upload)
            return;
        _addedBytes[key.Unit] = _addedBytes.GetValueOrDefault(key.Unit) + (upload?.SizeBytes ?? 0) - (before?.SizeBytes ?? 0);
        rows.Uploads[key] = upload;
    }
}
