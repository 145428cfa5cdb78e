using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <summary>The bytes of an upload are not those that were named: nothing of it is kept.</summary>
internal sealed class AbandonUploadWork(UploadKey key, Guid storageKey) : Work<Refusal?>, IUploadWork
{
    public UploadKey Key => key;

    protected override Refusal? ToAnswer(Refusal refusal) => refusal;

    protected override Refusal? DecideAnswer(Batch batch)
    {
        batch.Uploads.Abandon(key, storageKey);
        return null;
    }
}
