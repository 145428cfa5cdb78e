using PetitionHub.Domain.Units;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Hub.Inbox;

/// <summary>
/// Reads inboxes from the ledger without what accuses their unit (see <see cref="Accusations"/>).
/// </summary>
internal sealed class InboxPages(InboxReader inboxes, Accusations accusations)
{
    public async Task<InboxPage> ReadAsync(UnitCode unit, long after, int size, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await inboxes.ReadInboxAsync(unit, after, size, cancellationToken);
            if (page.Entries.Count == 0)
                return new InboxPage([], after, page.More);
            after = page.Entries[^1].Sequence;
            var shown = await accusations.LeaveOutAsync(unit, page.Entries, cancellationToken);
            // A page whose entries are all hidden is not the end of the inbox.
            if (shown.Count > 0 || !page.More)
                return new InboxPage(shown, after, page.More);
        }
    }
}
