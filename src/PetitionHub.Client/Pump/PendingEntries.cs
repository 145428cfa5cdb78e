using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.V1;

namespace PetitionHub.Client.Internal;

/// <summary>
/// The entries beyond the cursor, in order. What is finished goes into the journal, in whatever order; the cursor moves only past
/// what has nothing unfinished before it. Parking, which moves the cursor too, waits for its turn in that order.
/// </summary>
internal sealed class PendingEntries(
    InboxService.InboxServiceClient inbox, InboxPumpOptions options, InboxJournal? journal, TimeProvider clock, ILogger log)
        : IDisposable
{
    private readonly Queue<TakenEntry> _pending = [];
    private readonly SemaphoreSlim _room = new(options.MaxUnacknowledged);
    private readonly Signal _finished = new();
    private int _failures;

    public void Dispose() => _room.Dispose();

    /// <summary>Takes an entry in, once there is room.</summary>
    public async Task<TakenEntry> AddAsync(InboxDelivery delivery, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        var taken = new TakenEntry(delivery);
        lock (_pending)
            _pending.Enqueue(taken);
        return taken;
    }

    /// <summary>Notes that an entry was handled, or has to be parked.</summary>
    public void Finish(TakenEntry taken, string? parkReason)
    {
        lock (_pending)
            taken.Finish(parkReason, clock.GetUtcNow());
        _finished.Set();
    }

    /// <summary>Notes that an entry is known from an earlier delivery.</summary>
    public void FinishAsBefore(TakenEntry taken, JournalEntry before)
    {
        lock (_pending)
            taken.FinishAsBefore(before);
        _finished.Set();
    }

    /// <summary>Moves the cursor behind what is finished, many entries at once, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var finished = _finished.Next;
            if (!await CommitAsync(stop).ConfigureAwait(false))
                await finished.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(options.AcknowledgeDelay, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The last time: what cannot be acknowledged now is delivered again.</summary>
    /// <exception cref="OtherHistoryException">The cursor is of another history by now.</exception>
    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(options.StopPatience, clock);
        await CommitAsync(patience.Token).ConfigureAwait(false);
    }

    /// <summary>Journals what is finished, and leaves the cursor: it is another history's.</summary>
    public Task GiveUpAsync() => JournalAsync();

    /// <summary>Journals what is finished and moves the cursor; false where there was nothing to do.</summary>
    private async Task<bool> CommitAsync(CancellationToken cancellationToken)
    {
        await JournalAsync().ConfigureAwait(false);
        List<TakenEntry> passed;
        lock (_pending)
            passed = [.. _pending.TakeWhile(taken => taken.IsJournaled)];
        if (passed.Count == 0)
            return false;
        try
        {
            await MoveAsync(passed, cancellationToken).ConfigureAwait(false);
            _failures = 0;
        }
        catch (RpcException exception)
        {
            var error = HubError.From(exception);
            OtherHistoryException.ThrowIf(error);
            if (!cancellationToken.IsCancellationRequested)
                log.CursorStands(error.ReasonName, error.Message);
            await Task.Delay(HubRetry.Pause(_failures++, error.RetryDelay), clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }

        lock (_pending)
            for (var i = 0; i < passed.Count; i++)
                _pending.Dequeue();
        _room.Release(passed.Count);
        return true;
    }

    private async Task JournalAsync()
    {
        List<TakenEntry> finished;
        lock (_pending)
            finished = [.. _pending.Where(taken => taken is { Finished: not null, IsJournaled: false })];
        if (finished.Count == 0)
            return;
        if (journal is not null)
            await journal.AddAsync([.. finished.Select(taken => taken.Finished!)], CancellationToken.None).ConfigureAwait(false);
        lock (_pending)
            finished.ForEach(taken => taken.Journaled());
    }

    private async Task MoveAsync(List<TakenEntry> passed, CancellationToken cancellationToken)
    {
        foreach (var parked in passed.Select(taken => taken.Finished!).Where(finished => finished.ParkReason is not null))
        {
            log.EntryParked(parked.Sequence, parked.ParkReason!);
            var park = new ParkInboxEntryRequest
            {
                Consumer = options.Consumer,
                Sequence = parked.Sequence,
                Reason = parked.ParkReason,
                Sha256 = parked.Sha256,
            };
            await inbox.ParkInboxEntryAsync(park, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        if (passed[^1].Finished!.ParkReason is null)
            await inbox.AcknowledgeInboxAsync(
                new AcknowledgeInboxRequest
                {
                    Consumer = options.Consumer,
                    Sequence = passed[^1].Sequence,
                    Sha256 = passed[^1].Finished!.Sha256,
                },
                cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
