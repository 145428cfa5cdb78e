using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads an inbox: a page, or all that comes.</summary>
internal sealed class InboxReads(InboxPages pages, InboxFeeds feeds)
{
    private const int CatchUpPage = 500;

    /// <summary>A page after a sequence; where there is nothing, it waits for the first entry, up to a time.</summary>
    public async Task<InboxPage> PullAsync(
        UnitCode unit, long after, int size, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
            return await pages.ReadAsync(unit, after, size, cancellationToken);
        using var feed = feeds.Open(unit);
        var page = await pages.ReadAsync(unit, after, size, cancellationToken);
        if (page.Records.Count > 0 || !await CameAsync(feed, page.Through, wait, cancellationToken))
            return page;
        return await pages.ReadAsync(unit, page.Through, size, cancellationToken);
    }

    /// <summary>
    /// Everything after a sequence, in order, for ever: first from the ledger, then as the tail brings it, and from the ledger
    /// again where the listener was too slow. Each batch holds the entries that are available together.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEntry>> FollowAsync(
        UnitCode unit, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var feed = feeds.Open(unit);
        while (true)
        {
            // The feed was open before the ledger is read: what is in neither the page nor the feed does not exist.
            feed.Restart();
            for (var more = true; more;)
            {
                var page = await pages.ReadAsync(unit, after, CatchUpPage, cancellationToken);
                (more, after) = (page.More, page.Through);
                if (page.Records.Count > 0)
                    yield return page.Records;
            }

            while (!feed.IsStale && await feed.WaitAsync(cancellationToken))
            {
                var batch = new List<StoredEntry>();
                while (batch.Count < CatchUpPage && feed.TryTake(out var record))
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
            while (await feed.WaitAsync(timeout.Token))
            {
                while (feed.TryTake(out var record))
                    if (record.Sequence > after)
                        return true;
                if (feed.IsStale)
                    return true;
            }

            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
