using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <content>Uploads of attachments: what the ledger knows of them, not their bytes.</content>
public sealed partial class LedgerWriter
{
    /// <summary>
    /// Begins a unit's upload of a file, or gives the one that it began. Refusals: ATTACHMENT_QUOTA_EXCEEDED, FIELD_INVALID where
    /// the unit's complete upload has another size, HUB_BUSY, HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<AttachmentUpload>> StartUploadAsync(
        UnitCode unit, AttachmentId id, long sizeBytes, string mediaType, long quotaBytes, CancellationToken cancellationToken) =>
        EnqueueAsync(new StartUploadWork(new UploadKey(unit, id), sizeBytes, mediaType, quotaBytes), cancellationToken);

    /// <summary>
    /// Completes an upload whose bytes are stored under the storage key and were verified. The answer has the key under which
    /// they are kept: where that is the key of another upload of the same content, the bytes under this one can be removed.
    /// Refusals: UPLOAD_NOT_FOUND where the upload was removed or begun anew, HUB_BUSY, HUB_STOPPING. Exceptions as
    /// <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<AttachmentUpload>> CompleteUploadAsync(
        UnitCode unit, AttachmentId id, Guid storageKey, CancellationToken cancellationToken) =>
        EnqueueAsync(new CompleteUploadWork(new UploadKey(unit, id), storageKey), cancellationToken);

    /// <summary>
    /// Removes an upload that is not complete: its bytes are not those of the file. Refusals: HUB_BUSY,
    /// HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<Nothing>> AbandonUploadAsync(
        UnitCode unit, AttachmentId id, Guid storageKey, CancellationToken cancellationToken) =>
        EnqueueAsync(new AbandonUploadWork(new UploadKey(unit, id), storageKey), cancellationToken);

    /// <summary>
    /// Removes the uploads that began in a span of time, both ends included, and to whose file no entry refers. Refusals:
    /// HUB_BUSY, HUB_STOPPING. Exceptions as <see cref="SubmitAsync"/>.
    /// </summary>
    public Task<Answer<Nothing>> CollectUploadsAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        EnqueueAsync(new CollectUploadsWork(new UploadSpan(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds())),
            cancellationToken);
}
