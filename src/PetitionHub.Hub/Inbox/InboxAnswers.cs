using System.Runtime.CompilerServices;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads an inbox: a page, or all that comes.</summary>
internal sealed class InboxAnswers(InboxPages pages, InboxListeners listeners)
{
    private const int CatchUpPage = 500;

    /// <summary>A page after a sequence; where there is nothing, it waits for the first entry, up to a time.</summary>
    public async Task<InboxPage> PullAsync(
        UnitCode unit, long after, int size, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
            return await pages.ReadAsync(unit, after, size, cancellationToken);
        using var listener = listeners.Open(unit);
        var page = await pages.ReadAsync(unit, after, size, cancellationToken);
        if (page.Entries.Count > 0 || !await CameAsync(listener, page.Through, wait, cancellationToken))
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
        using var listener = listeners.Open(unit);
        while (true)
        {
            // The listener was open before the ledger is read: what is in neither the page nor the listener does not exist.
            listener.Restart();
            for (var more = true; more;)
            {
                var page = await pages.ReadAsync(unit, after, CatchUpPage, cancellationToken);
                (more, after) = (page.More, page.Through);
                if (page.Entries.Count > 0)
                    yield return page.Entries;
            }

            while (!listener.IsStale && await listener.WaitAsync(cancellationToken))
            {
                var batch = new List<StoredEntry>();
                while (batch.Count < CatchUpPage && listener.TryTake(out var stored))
                {
                    if (stored.Sequence <= after)
                        continue;
                    batch.Add(stored);
                    after = stored.Sequence;
                }

                if (batch.Count > 0)
                    yield return batch;
            }
        }
    }

    private static async Task<bool> CameAsync(
        InboxListener listener, long after, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(wait);
        try
        {
            while (await listener.WaitAsync(timeout.Token))
            {
                while (listener.TryTake(out var stored))
                    if (stored.Sequence > after)
                        return true;
                if (listener.IsStale)
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
