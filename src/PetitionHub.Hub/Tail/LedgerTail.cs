using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Entries;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Tail;

/// <summary>
/// Follows the ledger in order and hands every entry to the readers. Its own writer wakes it with the entries themselves; a
/// slow poll beneath finds those of other replicas, so that a lost wake-up costs time and never an entry.
/// </summary>
internal sealed class LedgerTail(
    LedgerStore store, EntryReader entries, LedgerWriter writer, CommittedBatches committed, IEnumerable<ITailReader> readers,
    HubOptions options, ILogger<LedgerTail> logger)
    : BackgroundService
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan RefreshPause = TimeSpan.FromMilliseconds(20);

    /// <summary>After this many pauses a line is logged: entries of other replicas are waiting.</summary>
    private const int ToldPauses = 250;

    private readonly Outage _outage = new();
    private readonly ITailReader[] _readers = [.. readers];
    private long _position;

    /// <summary>The last sequence that the readers have.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>
    /// Before the hub listens, reads from the sequence at which the ledger was opened to the head, so that the first call already
    /// sees the changes of units made by other replicas.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _position, store.OpenedAt);
        await CatchUpAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var poll = TimeSpan.FromMilliseconds(options.Tail.PollMs);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isDue = !await WaitForBatchAsync(poll, stoppingToken);
                while (committed.Batches.TryRead(out var batch))
                    await TakeAsync(batch, stoppingToken);
                if (committed.TakeWake() || isDue)
                    await CatchUpAsync(stoppingToken);
                _outage.End();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The tail must outlive a failing read; it goes on from where it stands.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_outage.Meets(e))
                    TailLog.ReadFailed(logger, Position, FaultText.WithoutMessages(e));
                await Task.Delay(poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WaitForBatchAsync(TimeSpan poll, CancellationToken cancellationToken)
    {
        if (committed.Batches.TryPeek(out _))
            return true;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(poll);
        try
        {
            return await committed.Batches.WaitToReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task TakeAsync(IReadOnlyList<StoredEntry> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0 || batch[^1].Sequence <= _position)
            return;
        if (batch[0].Sequence == _position + 1)
            Hand(batch);
        else
            await CatchUpAsync(cancellationToken);
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            var page = await entries.ReadEntriesAsync(_position, PageSize, cancellationToken);
            // Another replica's: its changes of units count here, too, before anything is shown by them.
            if (page.Entries.Any(stored => stored.Entry.StepCase == V1.LedgerEntry.StepOneofCase.UnitChange))
                await RefreshUnitsAsync(cancellationToken);
            if (page.Entries.Count > 0)
                Hand(page.Entries);
            more = page.More;
        }
    }

    private async Task RefreshUnitsAsync(CancellationToken cancellationToken)
    {
        for (var pauses = 1; (await writer.RefreshUnitsAsync(cancellationToken)).Refusal is { } refusal; pauses++)
        {
            if (refusal.Reason != RefusalReason.HubBusy)
                throw new OperationCanceledException(refusal.Message);
            if (pauses == ToldPauses)
                TailLog.WaitsForWriter(logger, Position);
            await Task.Delay(RefreshPause, cancellationToken);
        }
    }

    /// <summary>
    /// A reader that throws does not stop the others. The entries are not handed over again, since the readers before it would
    /// get them twice.
    /// </summary>
    private void Hand(ITailReader reader, IReadOnlyList<StoredEntry> entries)
    {
        try
        {
            reader.Take(entries);
        }
#pragma warning disable CA1031 // Whatever befalls one reader, the others follow.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TailLog.ReaderFailed(
                logger, reader.GetType().Name, entries[0].Sequence, entries[^1].Sequence, FaultText.WithoutMessages(e));
        }
    }

    private void Hand(IReadOnlyList<StoredEntry> entries)
    {
        foreach (var reader in _readers)
            Hand(reader, entries);
        Volatile.Write(ref _position, entries[^1].Sequence);
    }
}
