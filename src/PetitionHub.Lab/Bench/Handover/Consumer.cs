using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// A destination unit at its own connection: it subscribes to its inbox, notes what comes, and moves its cursor in batches. After
/// a broken stream it continues after the last entry that it saw.
/// </summary>
internal sealed class Consumer(
    int number, HubChannel hub, long startAfter, NumberedIds ids, DeliveryBook book, Failures failures) : IDisposable
{
    private const string Name = "bench";
    private const int AcknowledgeEvery = 64;

    private static readonly TimeSpan ResubscribePause = TimeSpan.FromMilliseconds(200);

    private readonly AcknowledgeInboxRequest _acknowledgement = new() { Consumer = Name };
    private long _seen = startAfter;
    private long _acknowledged = startAfter;
    private int _unacknowledged;
    private int _acknowledging;

    /// <summary>Ends when the hub took the subscription.</summary>
    public TaskCompletionSource Subscribed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads until it is cancelled.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var request = new SubscribeInboxRequest { Consumer = Name, AfterSequence = Volatile.Read(ref _seen) };
                using var call = hub.Inbox.SubscribeInbox(request, cancellationToken: cancel);
                await call.ResponseHeadersAsync;
                Subscribed.TrySetResult();
                while (await call.ResponseStream.MoveNext(cancel))
                    Take(call.ResponseStream.Current.Entry);
            }
            catch (RpcException exception) when (!cancel.IsCancellationRequested)
            {
                failures.Add("subscribe", exception);
                await Task.Delay(ResubscribePause, CancellationToken.None);
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Moves the cursor to what was seen, unless that is on its way already or there is nothing new.</summary>
    public async Task AcknowledgeAsync()
    {
        var seen = Volatile.Read(ref _seen);
        if (seen == _acknowledged || Interlocked.CompareExchange(ref _acknowledging, 1, 0) != 0)
            return;
        try
        {
            Interlocked.Exchange(ref _unacknowledged, 0);
            _acknowledgement.Sequence = seen;
            await hub.Inbox.AcknowledgeInboxAsync(_acknowledgement);
            _acknowledged = seen;
        }
        catch (RpcException exception)
        {
            failures.Add("acknowledge", exception);
        }
        finally
        {
            Volatile.Write(ref _acknowledging, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => hub.Dispose();

    private void Take(LedgerEntry entry)
    {
        if (entry.StepCase == LedgerEntry.StepOneofCase.Transfer && ids.TryRead(entry.RequestId, out var handover))
            book.Delivered(handover, number, entry.Sequence, Stopwatch.GetTimestamp());
        else
            book.Passed(number, entry.Sequence);
        Volatile.Write(ref _seen, entry.Sequence);
        if (Interlocked.Increment(ref _unacknowledged) >= AcknowledgeEvery)
            _ = AcknowledgeAsync();
    }
}
