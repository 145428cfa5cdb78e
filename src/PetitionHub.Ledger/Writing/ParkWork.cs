using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer sets the item aside.</summary>
internal sealed class ParkWork(InboxItem item, string reason) : Work<long>, ICursorWork
{
    public InboxItem Item => item;

    public CursorKey? Cursor => item.Cursor;

    protected override Answer<long> DecideAnswer(Batch batch) => batch.Cursors.Park(item, reason);
}
