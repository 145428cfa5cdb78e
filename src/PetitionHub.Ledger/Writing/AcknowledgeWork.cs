using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with everything up to the item.</summary>
internal sealed class AcknowledgeWork(InboxItem item) : Work<CursorResult>, ICursorWork
{
    public CursorKey? Cursor => item.Cursor;

    protected override CursorResult ToAnswer(Refusal refusal) => CursorResult.Refused(refusal);

    protected override CursorResult DecideAnswer(Batch batch) => batch.Cursors.Acknowledge(item);
}
