using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger.Attachments;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Attachments;

/// <summary>Begins uploads, and ends them: verified and complete, or removed.</summary>
internal sealed class Uploads(
    LedgerWriter writer, AttachmentReader attachments, StoredFiles files, AcceptedTypes types, AttachmentOptions options,
    TransferMetrics metrics, ILogger<Uploads> logger)
{
    public async Task<V1.StartUploadResponse> StartAsync(
        UnitCode unit, AttachmentId id, long sizeBytes, string mediaType, CancellationToken cancellationToken)
    {
        if (sizeBytes > options.MaxFileBytes)
            throw new RefusalException(new Refusal(
                RefusalReason.AttachmentTooLarge, $"The file has {sizeBytes} bytes, and the hub takes {options.MaxFileBytes}.")
                .With("limit_bytes", options.MaxFileBytes).With("size_bytes", sizeBytes));
        if (!types.Takes(mediaType))
            throw new RefusalException(new Refusal(
                RefusalReason.MediaTypeRefused,
                $"The hub does not take files of the type {mediaType}. Convert it, or ask the operators.")
                .With("media_type", mediaType));
        var result = await writer.StartUploadAsync(unit, id, sizeBytes, mediaType, options.UnitQuotaBytes, cancellationToken);
        RefusalException.ThrowIf(result.Refusal);
        var upload = result.Value!;
        return new()
        {
            Complete = upload.IsComplete,
            ReceivedBytes = upload.IsComplete ? upload.SizeBytes : await files.CountReceivedAsync(upload, cancellationToken),
        };
    }

    /// <summary>The upload that the unit began.</summary>
    /// <exception cref="RefusalException">UPLOAD_NOT_FOUND.</exception>
    public async Task<AttachmentUpload> FindAsync(UnitCode unit, AttachmentId id, CancellationToken cancellationToken) =>
        await attachments.FindUploadAsync(unit, id, cancellationToken)
        ?? throw new RefusalException(
            new Refusal(RefusalReason.UploadNotFound, $"The unit has begun no upload of {id}. Call StartUpload first.")
                .With("sha256", id.Hex));

    /// <summary>Reads the whole file again, and completes its upload.</summary>
    /// <exception cref="RefusalException">ATTACHMENT_DIGEST_MISMATCH: nothing of it is kept. UPLOAD_NOT_FOUND: it was
    /// removed.</exception>
    public async Task CompleteAsync(AttachmentUpload upload, CancellationToken cancellationToken)
    {
        var actual = await files.HashAsync(upload, cancellationToken);
        if (actual is null)
            // The other of two streams found the bytes to be wrong, and removed them.
            throw new RefusalException(
                new Refusal(
                    RefusalReason.UploadNotFound, $"The upload of {upload.Id} was removed meanwhile. Call StartUpload first.")
                    .With("sha256", upload.Id.Hex));
        if (!actual.AsSpan().SequenceEqual(upload.Id.ToBytes()))
        {
            AttachmentLog.Mismatch(logger, upload.Unit.Value, upload.Id.Hex);
            await RemoveAsync(upload, cancellationToken);
            throw new RefusalException(new Refusal(
                RefusalReason.AttachmentDigestMismatch,
                $"The bytes that came have the SHA-256 {Convert.ToHexStringLower(actual)}, and not {upload.Id}. Send the file "
                    + "again from its beginning.")
                .With("sha256", upload.Id.Hex).With("actual_sha256", Convert.ToHexStringLower(actual)));
        }

        var result = await writer.CompleteUploadAsync(upload.Unit, upload.Id, upload.StorageKey, cancellationToken);
        RefusalException.ThrowIf(result.Refusal);
        metrics.UploadEnded(isAccepted: true);
        // The hub had the same content already: once is enough.
        if (result.Value!.StorageKey != upload.StorageKey)
            await files.DeleteUnusedAsync(upload.StorageKey, cancellationToken);
    }

    /// <summary>Removes an upload and its bytes; in this order, so that none is ever complete without them.</summary>
    public async Task RemoveAsync(AttachmentUpload upload, CancellationToken cancellationToken)
    {
        metrics.UploadEnded(isAccepted: false);
        RefusalException.ThrowIf((await writer.AbandonUploadAsync(upload.Unit, upload.Id, upload.StorageKey, cancellationToken))
            .Refusal);
        await files.DeleteUnusedAsync(upload.StorageKey, cancellationToken);
    }
}
