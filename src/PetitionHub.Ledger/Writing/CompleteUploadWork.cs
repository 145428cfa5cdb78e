using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <summary>All bytes of an upload have come and were verified.</summary>
internal sealed class CompleteUploadWork(UploadKey key, Guid storageKey) : Work<UploadResult>, IUploadWork
{
    public UploadKey Key => key;

    protected override UploadResult ToAnswer(Refusal refusal) => UploadResult.Refused(refusal);

    protected override UploadResult DecideAnswer(Batch batch) => batch.Uploads.Complete(key, storageKey);
}
