using System.Diagnostics;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Handover;
using PetitionHub.Lab.Demo;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Subscribers;

/// <summary>
/// Many streams are open, and little is handed over: what a stream costs the hub, and how soon one of so many gets what is for
/// it.
/// </summary>
internal sealed class SubscribersBench(SubscribersOptions options, Terminal terminal)
{
    private const int Callers = 32;
    private const int ConnectAtOnce = 16;
    private const int Seed = 1;

    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(3);

    private readonly NumberedIds _ids = new("own", "transfer");
    private readonly Failures _failures = new();
    private readonly LatencyRecord _latency = new();
    private readonly Lock _lock = new();
    private long[] _sentAt = [];
    private long _accepted;
    private long _delivered;

    public async Task<SubscribersReport> RunAsync(CancellationToken cancel)
    {
        var units = new BenchUnits(options.Units, Seed);
        await using var hub = await BenchHub.StartAsync(cancel);
        using (var channel = hub.ConnectOperator())
            await DirectoryImport.RunAsync(channel, [units.Sender, .. units.Destinations], "own", _ => { }, cancel);
        using var sender = hub.Connect(units.Sender.Code.Value);
        var stock = new PetitionStock([sender], Callers, new NumberedIds("own", "register"), Seed, _failures);
        terminal.Say("Registering petitions …");
        await stock.FillToAsync((long)(options.Rate * options.Duration.TotalSeconds) + 1, cancel);
        _sentAt = new long[stock.Petitions.Count];
        await Task.Delay(SettlePause, cancel);
        var before = hub.MemoryBytes;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var channels = units.Destinations.Select(unit => hub.Connect(unit.Code.Value)).ToArray();
        var reading = new List<Task>();
        var streams = options.Units * options.Streams;
        try
        {
            terminal.Say($"Opening {streams:N0} streams on {options.Units:N0} connections …");
            var began = Stopwatch.GetTimestamp();
            await SubscribeAsync(channels, reading, ending.Token);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await Task.Delay(SettlePause, cancel);
            var bytes = hub.MemoryBytes - before;
            terminal.Say($"Handing over for {options.Duration.TotalSeconds:F0} s …");
            await SendAsync(sender, stock, [.. units.Destinations.Select(unit => unit.Code.Value)], cancel);
            await DrainAsync(cancel);
            return new SubscribersReport(
                streams, seconds, (double?)bytes / streams, _accepted, _delivered, _latency.Summarise(), _failures.ByReason);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading);
            foreach (var channel in channels)
                channel.Dispose();
        }
    }

    private async Task SubscribeAsync(HubChannel[] channels, List<Task> reading, CancellationToken cancel)
    {
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(channels, sideBySide, async (channel, token) =>
        {
            for (var stream = 0; stream < options.Streams; stream++)
            {
                var call = channel.Inbox.SubscribeInbox(
                    new SubscribeInboxRequest { Consumer = $"bench-{stream}" }, cancellationToken: cancel);
                await call.ResponseHeadersAsync.WaitAsync(token);
                lock (reading)
                    reading.Add(Task.Run(() => ReadAsync(call, cancel), CancellationToken.None));
            }
        });
    }

    private async Task ReadAsync(AsyncServerStreamingCall<SubscribeInboxResponse> call, CancellationToken cancel)
    {
        try
        {
            using (call)
                while (await call.ResponseStream.MoveNext(cancel))
                    Take(call.ResponseStream.Current.Entry);
        }
        catch (RpcException exception) when (!cancel.IsCancellationRequested)
        {
            _failures.Add("subscribe", exception);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // The end.
        }
    }

    private void Take(LedgerEntry entry)
    {
        if (entry.StepCase != LedgerEntry.StepOneofCase.Transfer || !_ids.TryRead(entry.RequestId, out var number))
            return;
        var took = Stopwatch.GetElapsedTime(Volatile.Read(ref _sentAt[number]));
        lock (_lock)
        {
            _delivered++;
            _latency.Add(took);
        }
    }

    /// <summary>Each when it is due, whether or not the ones before have their receipts.</summary>
    private async Task SendAsync(HubChannel sender, PetitionStock stock, string[] destinations, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var began = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        for (var number = 0; number < (int)(options.Rate * options.Duration.TotalSeconds); number++)
        {
            var wait = TimeSpan.FromSeconds(number / options.Rate) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancel);
            sending.Add(HandOverAsync(sender, number, stock.Petitions[number], destinations[random.Next(destinations.Length)],
                cancel));
        }

        await Task.WhenAll(sending);
    }

    private async Task HandOverAsync(HubChannel sender, int number, string petition, string destination, CancellationToken cancel)
    {
        try
        {
            Volatile.Write(ref _sentAt[number], Stopwatch.GetTimestamp());
            await sender.Exchange.TransferPetitionAsync(
                new TransferPetitionRequest
                {
                    RequestId = _ids.Of(number),
                    PetitionId = petition,
                    Transfer = new Transfer { DestinationUnit = destination },
                },
                cancellationToken: cancel);
            Interlocked.Increment(ref _accepted);
        }
        catch (RpcException exception) when (!cancel.IsCancellationRequested)
        {
            _failures.Add("transfer", exception);
        }
    }

    private async Task DrainAsync(CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _delivered) < _accepted * options.Streams && Stopwatch.GetElapsedTime(began) < DrainPatience)
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
    }
}
