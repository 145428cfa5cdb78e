using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// Hands the stock over. Closed loop: each caller sends its next as soon as it has the receipt. Open loop: the n-th is due
/// at n ÷ rate, whether or not callers are free, and its latency counts from then: waiting for a caller is not left out.
/// </summary>
internal sealed class Callers(HubChannel[] channels, int count, DeliveryBook book, NumberedIds ids, Failures failures)
{
    private int _next;

    /// <summary>How many handovers were begun so far.</summary>
    public int Begun => Volatile.Read(ref _next);

    /// <summary>Sends for so long, or until the stock is gone.</summary>
    /// <param name="petitions">The stock.</param>
    /// <param name="destinations">The units' codes by number.</param>
    /// <param name="zipf">Chooses among them.</param>
    /// <param name="seed">Seeds the choice; each caller has its own numbers.</param>
    /// <param name="rate">Handovers a second; null for a closed loop.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The window from the first sending to the end of sending.</returns>
    public async Task<Window> SendAsync(
        IReadOnlyList<string> petitions, string[] destinations, ZipfSampler zipf, int seed, double? rate, TimeSpan duration,
        CancellationToken cancel)
    {
        var first = _next;
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var exhaustedAt = long.MaxValue;
        await Task.WhenAll(Enumerable.Range(0, count).Select(caller => Task.Run(() => CallAsync(caller), cancel)));
        return new Window(started, Math.Min(Math.Min(end, exhaustedAt), Stopwatch.GetTimestamp()));

        async Task CallAsync(int caller)
        {
            var exchange = channels[caller % channels.Length].Exchange;
            var random = new Random(unchecked((seed * 10_007) + caller + first));
            var request = new TransferPetitionRequest { Transfer = new Transfer() };
            while (Stopwatch.GetTimestamp() < end)
            {
                var number = Take(petitions.Count);
                if (number < 0)
                {
                    InterlockedMin(ref exhaustedAt, Stopwatch.GetTimestamp());
                    return;
                }

                var due = rate is { } perSecond ? started + (long)((number - first) / perSecond * Stopwatch.Frequency) : 0;
                if (due >= end)
                    return;
                var destination = zipf.Next(random);
                request.RequestId = ids.Of(number);
                request.PetitionId = petitions[number];
                request.Transfer.DestinationUnit = destinations[destination];
                if (due > 0)
                    await WaitUntilAsync(due, cancel);
                book.Sent(number, destination, due > 0 ? due : Stopwatch.GetTimestamp());
                await CallOnceAsync(exchange, request, number, cancel);
            }
        }
    }

    private async Task CallOnceAsync(
        ExchangeService.ExchangeServiceClient exchange, TransferPetitionRequest request, int number, CancellationToken cancel)
    {
        try
        {
            await exchange.TransferPetitionAsync(request, cancellationToken: cancel);
            book.AcceptedAt(number, Stopwatch.GetTimestamp());
        }
        catch (RpcException exception) when (!cancel.IsCancellationRequested)
        {
            var error = failures.Add("transfer", exception);
            if (error.IsFromHub
                && error.Code is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal))
                book.RefusedAt(number);
            if (error.RetryDelay is { } delay)
                await Task.Delay(delay, cancel);
        }
    }

    private int Take(int stock)
    {
        var number = Interlocked.Increment(ref _next) - 1;
        if (number < stock)
            return number;
        Interlocked.Decrement(ref _next);
        return -1;
    }

    private static Task WaitUntilAsync(long due, CancellationToken cancel)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        return wait > TimeSpan.Zero ? Task.Delay(wait, cancel) : Task.CompletedTask;
    }

    private static void InterlockedMin(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value < seen;)
            seen = Interlocked.CompareExchange(ref target, value, seen) == seen ? value : Volatile.Read(ref target);
    }
}
