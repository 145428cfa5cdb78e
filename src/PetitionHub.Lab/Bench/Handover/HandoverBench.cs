using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Echo;
using PetitionHub.Lab.Demo;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// The measurement: units are imported, consumers subscribe, a stock of petitions is registered, and then handed over while
/// the clock runs; at last all that was accepted has to have been delivered, once and in order.
/// </summary>
internal sealed class HandoverBench(HandoverOptions options, Terminal terminal)
{
    private static readonly TimeSpan LeadIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(50);

    private readonly Failures _failures = new();
    private readonly BenchUnits _units = new(options.Units, options.Seed);
    private readonly ZipfSampler _zipf = new(options.Units, options.Zipf);

    /// <summary>Runs it.</summary>
    /// <param name="startHub">Starts the hub, or takes one that runs.</param>
    /// <param name="run">Tells this run from others on the same ledger.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<HandoverReport> RunAsync(Func<Task<BenchHub>> startHub, string run, CancellationToken cancel)
    {
        var before = await EchoAsync("before", cancel);
        HandoverReport report;
        await using (var hub = await startHub())
            report = await MeasureAsync(hub, run, cancel);
        return before is { } echo ? report with { Echo = (echo, (await EchoAsync("after", cancel))!.Value) } : report;
    }

    private async Task<double?> EchoAsync(string when, CancellationToken cancel)
    {
        if (!options.Baseline)
            return null;
        terminal.Say($"Measuring the echo baseline {when} the hub …");
        var perSecond = await EchoBaseline.MeasureAsync(options.Callers, options.Connections, cancel);
        terminal.Say($"  {perSecond:N0} echoes/s");
        return perSecond;
    }

    private async Task<HandoverReport> MeasureAsync(BenchHub hub, string run, CancellationToken cancel)
    {
        terminal.Say($"A hub at {string.Join(", ", hub.Addresses)}; importing {options.Units + 1:N0} units …");
        using (var channel = hub.ConnectOperator())
            await DirectoryImport.RunAsync(channel, [_units.Sender, .. _units.Destinations], run, _ => { }, cancel);
        var channels = Enumerable.Range(0, options.Connections).Select(_ => hub.Connect(_units.Sender.Code.Value)).ToArray();
        try
        {
            var stock = await FillStockAsync(channels, run, cancel);
            return await HandOverAsync(hub, channels, stock, new NumberedIds(run, "transfer"), cancel);
        }
        finally
        {
            foreach (var channel in channels)
                channel.Dispose();
        }
    }

    private async Task<PetitionStock> FillStockAsync(HubChannel[] channels, string run, CancellationToken cancel)
    {
        terminal.Say($"Registering petitions for {options.WarmUp.TotalSeconds:F0} s, and until there are enough …");
        var stock = new PetitionStock(channels, options.Callers, new NumberedIds(run, "register"), _failures);
        var wanted = options.Rate is { } rate ? (long?)(rate * (options.Duration + LeadIn).TotalSeconds) + options.Callers : null;
        await stock.FillAsync(options.WarmUp, options.Duration + LeadIn, wanted, options.Seed, cancel);
        terminal.Say($"  {stock.Petitions.Count:N0} petitions, {stock.RegisteredPerSecond:N0}/s");
        return stock;
    }

    private async Task<HandoverReport> HandOverAsync(
        BenchHub hub, HubChannel[] channels, PetitionStock stock, NumberedIds ids, CancellationToken cancel)
    {
        var book = new DeliveryBook(stock.Petitions.Count, options.Units);
        var destinations = _units.Destinations.Select(unit => unit.Code.Value).ToArray();
        var head = await channels[0].Ledger.GetLedgerHeadAsync(new GetLedgerHeadRequest(), cancellationToken: cancel);
        terminal.Say($"Subscribing {options.Units:N0} units, each at a connection of its own …");
        await using var consumers = await Consumers.StartAsync(
            options.Units,
            number => new Consumer(number, hub.Connect(destinations[number]), head.Sequence, ids, book, _failures),
            cancel);
        var callers = new Callers(channels, options.Callers, book, ids, _failures);

        Task<Window> Send(TimeSpan duration) =>
            callers.SendAsync(stock.Petitions, destinations, _zipf, options.Seed, options.Rate, duration, cancel);

        await Send(LeadIn);
        terminal.Say($"Measuring for {options.Duration.TotalSeconds:F0} s …");
        var (hubTime, ownTime) = (hub.ProcessorTime, Environment.CpuUsage.TotalTime);
        var window = await Send(options.Duration);
        var (hubUsed, ownUsed) = (hub.ProcessorTime - hubTime, Environment.CpuUsage.TotalTime - ownTime);
        await DrainAsync(book, cancel);
        return new HandoverReport
        {
            Options = options,
            Seconds = window.Seconds,
            RanOut = callers.Begun >= stock.Petitions.Count,
            RegisteredPerSecond = stock.RegisteredPerSecond,
            Stock = stock.Petitions.Count,
            AcceptedPerSecond = book.AcceptedWithin(window) / window.Seconds,
            DeliveredPerSecond = book.DeliveredWithin(window) / window.Seconds,
            Accept = book.AcceptLatency(window),
            EndToEnd = book.DeliveryLatency(window),
            Totals = book.Close(callers.Begun),
            Failed = _failures.ByReason,
            HubProcessors = hubUsed?.TotalSeconds / window.Seconds,
            ClientProcessors = ownUsed.TotalSeconds / window.Seconds,
            Echo = null,
        };
    }

    private static async Task DrainAsync(DeliveryBook book, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (book.DeliveredCount < book.AcceptedCount && Stopwatch.GetElapsedTime(started) < DrainPatience)
            await Task.Delay(DrainPause, cancel);
        // A moment longer, so that a second delivery is seen too.
        await Task.Delay(DrainPause * 4, cancel);
    }
}
