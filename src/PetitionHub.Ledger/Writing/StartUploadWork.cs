using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <summary>
/// A unit begins to upload a file, or asks for the upload that it began. The storage key is drawn once, so that a batch that is
/// run again finds its own upload.
/// </summary>
internal sealed class StartUploadWork(UploadKey key, long sizeBytes, string mediaType, long quotaBytes)
    : Work<AttachmentUpload>, IUploadWork
{
    private readonly Guid _storageKey = Guid.NewGuid();

    public UploadKey Key => key;

    protected override Answer<AttachmentUpload> DecideAnswer(Batch batch) =>
        batch.Uploads.Start(key, sizeBytes, mediaType, _storageKey, quotaBytes);
}
