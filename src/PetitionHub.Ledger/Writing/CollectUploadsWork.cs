using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Attachments;

namespace PetitionHub.Ledger.Writing;

/// <summary>Removes the uploads that began in a span of time and that no entry refers to.</summary>
internal sealed class CollectUploadsWork(UploadSpan span) : Work<Refusal?>
{
    protected override Refusal? ToAnswer(Refusal refusal) => refusal;

    protected override Refusal? DecideAnswer(Batch batch)
    {
        batch.Rows.CollectedUploads.Add(span);
        return null;
    }
}
