using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Inbox;

/// <summary>
/// Reads inboxes from the ledger without the entries of petitions that now accuse the unit, or one above it: what it was told
/// before it was accused it is not told again (R22 Arts 30, 46).
/// </summary>
internal sealed class InboxPages(LedgerReader ledger, IUnitDirectory directory)
{
    public async Task<InboxPage> ReadAsync(UnitCode unit, long after, int size, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await ledger.ReadInboxAsync(unit, after, size, cancellationToken);
            if (page.Records.Count == 0)
                return new InboxPage([], after, page.More);
            after = page.Records[^1].Sequence;
            var shown = await LeaveOutAccusationsAsync(unit, page.Records, cancellationToken);
            // A page of which nothing is shown is not the end of the inbox.
            if (shown.Count > 0 || !page.More)
                return new InboxPage(shown, after, page.More);
        }
    }

    private async Task<IReadOnlyList<LedgerRecord>> LeaveOutAccusationsAsync(
        UnitCode unit, IReadOnlyList<LedgerRecord> records, CancellationToken cancellationToken)
    {
        if (!directory.TryFind(unit, out var reader))
            return [];
        var petitions = records.Select(r => r.Entry.PetitionId).Where(id => id.Length > 0).Distinct()
            .Select(id => new PetitionId(Guid.Parse(id)));
        var accusing = await ledger.ReadAccusingAsync([.. petitions], cancellationToken);
        var hidden = accusing.Where(p => Relations.IsAccused(p, reader, directory)).Select(p => p.Id.ToString()).ToHashSet();
        return hidden.Count == 0 ? records : [.. records.Where(r => !hidden.Contains(r.Entry.PetitionId))];
    }
}
