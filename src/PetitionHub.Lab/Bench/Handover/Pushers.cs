using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// Hands the stock over by SyncService.PushCommands: a stream on each connection, and as many commands without an answer in
/// all as there are callers otherwise.
/// </summary>
internal sealed class Pushers(
    HubChannel[] channels, HandoverOptions options, HandoverTurns turns, DeliveryBook book, Failures failures) : IHandoverSender
{
    /// <inheritdoc/>
    public async Task<Window> SendAsync(TimeSpan duration, CancellationToken cancel)
    {
        var first = turns.Begun;
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(channels.Select((channel, stream) => Task.Run(() => PushAsync(channel, stream), cancel)));
        return new Window(started, end);

        async Task PushAsync(HubChannel channel, int stream)
        {
            try
            {
                using var call = channel.Sync.PushCommands(cancellationToken: cancel);
                using var room = new SemaphoreSlim(Math.Max(1, options.Callers / channels.Length));
                var sent = new ConcurrentQueue<int>();
                var reading = ReadAsync(call.ResponseStream, sent, room, cancel);
                await WriteAsync(call.RequestStream, stream, sent, room, new Random(options.Seed + stream + first), end, cancel);
                await reading;
            }
            catch (RpcException exception) when (!cancel.IsCancellationRequested)
            {
                failures.Add("push", exception);
            }
        }
    }

    private async Task WriteAsync(
        IClientStreamWriter<PushCommandsRequest> stream, int number, ConcurrentQueue<int> sent, SemaphoreSlim room,
        Random random, long end, CancellationToken cancel)
    {
        var message = new PushCommandsRequest
        {
            Source = string.Create(CultureInfo.InvariantCulture, $"bench-{number}"),
            TransferPetition = new TransferPetitionRequest { Transfer = new Transfer() },
        };
        while (Stopwatch.GetTimestamp() < end)
        {
            await room.WaitAsync(cancel);
            if (turns.Take() is not (>= 0 and var taken))
                break;
            message.Sequence = taken + 1;
            turns.Begin(taken, random, message.TransferPetition, due: 0);
            sent.Enqueue(taken);
            await stream.WriteAsync(message, cancel);
        }

        await stream.CompleteAsync();
    }

    private async Task ReadAsync(
        IAsyncStreamReader<PushCommandsResponse> answers, ConcurrentQueue<int> sent, SemaphoreSlim room, CancellationToken cancel)
    {
        while (await answers.MoveNext(cancel))
        {
            var answer = answers.Current;
            if (!sent.TryDequeue(out var number) || answer.Sequence != number + 1)
                throw new InvalidDataException($"The answer to command {answer.Sequence} came out of order.");
            if (answer.Receipt is not null)
                book.AcceptedAt(number, Stopwatch.GetTimestamp());
            else
            {
                failures.Add($"push: {answer.Refusal.Reason}");
                book.RefusedAt(number);
            }

            room.Release();
        }
    }
}
