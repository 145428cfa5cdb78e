using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with everything up to the item.</summary>
internal sealed class AcknowledgeWork(InboxItem item) : Work<long>, ICursorWork
{
    public CursorKey? Cursor => item.Cursor;

    protected override Answer<long> DecideAnswer(Batch batch) => batch.Cursors.Acknowledge(item);
}
