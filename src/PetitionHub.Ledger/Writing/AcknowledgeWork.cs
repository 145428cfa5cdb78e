using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with every entry up to this one.</summary>
internal sealed class AcknowledgeWork(InboxEntryKey entry) : Work<long>, ICursorWork
{
    public CursorKey? Cursor => entry.Cursor;

    protected override Answer<long> DecideAnswer(Batch batch) => batch.Cursors.Acknowledge(entry);
}
