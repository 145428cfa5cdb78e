using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads an inbox: a page, or all that comes.</summary>
internal sealed class InboxReads(LedgerReader ledger, InboxFeeds feeds)
{
    private const int CatchUpPage = 500;

    /// <summary>A page after a sequence; where there is nothing, it waits for the first entry, up to a time.</summary>
    public async Task<LedgerPage> PullAsync(UnitCode unit, long after, int size, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
            return await ledger.ReadInboxAsync(unit, after, size, cancellationToken);
        using var feed = feeds.Open(unit);
        var page = await ledger.ReadInboxAsync(unit, after, size, cancellationToken);
        if (page.Records.Count > 0 || !await CameAsync(feed, after, wait, cancellationToken))
            return page;
        return await ledger.ReadInboxAsync(unit, after, size, cancellationToken);
    }

    /// <summary>
    /// Everything after a sequence, in order, for ever: first from the ledger, then as the tail brings it, and from the ledger
    /// again where the listener was too slow. The batches are what is at hand at once.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<LedgerRecord>> FollowAsync(
        UnitCode unit, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var feed = feeds.Open(unit);
        while (true)
        {
            // The feed was open before the ledger is read: what is in neither the page nor the feed does not exist.
            feed.Restart();
            for (var more = true; more;)
            {
                var page = await ledger.ReadInboxAsync(unit, after, CatchUpPage, cancellationToken);
                more = page.More;
                if (page.Records.Count == 0)
                    continue;
                after = page.Records[^1].Sequence;
                yield return page.Records;
            }

            while (!feed.Overflowed && await feed.Entries.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<LedgerRecord>();
                while (batch.Count < CatchUpPage && feed.Entries.TryRead(out var record))
                {
                    if (record.Sequence <= after)
                        continue;
                    batch.Add(record);
                    after = record.Sequence;
                }

                if (batch.Count > 0)
                    yield return batch;
            }
        }
    }

    private static async Task<bool> CameAsync(InboxFeed feed, long after, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(wait);
        try
        {
            while (await feed.Entries.WaitToReadAsync(timeout.Token))
                while (feed.Entries.TryRead(out var record))
                    if (record.Sequence > after)
                        return true;
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
