using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// Hands the stock over call by call. Closed loop: each caller sends its next as soon as it has the receipt. Open loop: the
/// n-th is due at n ÷ rate, whether or not callers are free, and its latency counts from then: waiting for a caller is not left
/// out.
/// </summary>
internal sealed class Callers(
    HubChannel[] channels, HandoverOptions options, HandoverTurns turns, DeliveryBook book, Failures failures) : IHandoverSender
{
    /// <inheritdoc/>
    public async Task<Window> SendAsync(TimeSpan duration, CancellationToken cancel)
    {
        var first = turns.Begun;
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(caller => Task.Run(() => CallAsync(caller), cancel)));
        return new Window(started, end);

        async Task CallAsync(int caller)
        {
            var exchange = channels[caller % channels.Length].Exchange;
            var random = new Random(unchecked((options.Seed * 10_007) + caller + first));
            var request = new TransferPetitionRequest { Transfer = new Transfer() };
            while (Stopwatch.GetTimestamp() < end && turns.Take() is >= 0 and var number)
            {
                var due = options.Rate is { } rate ? started + (long)((number - first) / rate * Stopwatch.Frequency) : 0;
                if (due >= end)
                    return;
                if (due > 0)
                    await WaitUntilAsync(due, cancel);
                turns.Begin(number, random, request, due);
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

    private static Task WaitUntilAsync(long due, CancellationToken cancel)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        return wait > TimeSpan.Zero ? Task.Delay(wait, cancel) : Task.CompletedTask;
    }
}
