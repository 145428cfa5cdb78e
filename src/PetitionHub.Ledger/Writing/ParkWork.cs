using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer sets the item aside.</summary>
internal sealed class ParkWork(InboxItem item, string reason) : Work<CursorResult>, ICursorWork
{
    public InboxItem Item => item;

    public CursorKey? Cursor => item.Cursor;

    protected override CursorResult ToAnswer(Refusal refusal) => CursorResult.Refused(refusal);

    protected override CursorResult DecideAnswer(Batch batch) => batch.Cursors.Park(item, reason);
}
