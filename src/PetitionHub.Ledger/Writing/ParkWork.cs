using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer sets the entry aside.</summary>
internal sealed class ParkWork(InboxEntryKey entry, string reason) : Work<long>, ICursorWork
{
    public InboxEntryKey Entry => entry;

    public CursorKey? Cursor => entry.Cursor;

    protected override Answer<long> DecideAnswer(Batch batch) => batch.Cursors.Park(entry, reason);
}
