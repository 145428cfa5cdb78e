using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Echo;
using PetitionHub.Lab.Demo;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// The measurement: units are imported, consumers subscribe, petitions are registered, and then handed over while the clock
/// runs; at last all that was accepted has to have been delivered, once and in order. It measures several rounds, with the
/// echo before each, as a machine's speed changes from minute to minute.
/// </summary>
internal sealed class HandoverBench(HandoverOptions options, Terminal terminal)
{
    // A hub gets faster as it warms up: twice as many petitions are there as the fastest seconds before took.
    private const double SpareFactor = 2;
    private const double MostSpare = 100;

    // Of one processor, while nothing is asked of the hub.
    private const double RestingProcessors = 0.1;

    private static readonly TimeSpan LeadIn = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SettlePatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(50);

    private readonly Failures _failures = new();
    private readonly BenchUnits _units = new(options.Units, options.Seed);

    /// <summary>Runs it.</summary>
    /// <param name="startHub">Starts the hub, or takes one that runs.</param>
    /// <param name="run">Distinguishes this run from others on the same ledger.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<HandoverReport> RunAsync(Func<Task<BenchHub>> startHub, string run, CancellationToken cancel)
    {
        if (options.Baseline)
            terminal.Say("Warming up the echoes, in the clear and under mutual TLS …");
        await using var echo = options.Baseline
            ? await EchoBaseline.StartAsync(options.Callers, options.Connections, cancel) : null;
        await using var hub = await startHub();
        terminal.Say($"A hub at {string.Join(", ", hub.Addresses)}; importing {options.Units + 1:N0} units …");
        using (var channel = hub.ConnectOperator())
            await DirectoryImport.RunAsync(channel, [_units.Sender, .. _units.Destinations], run, _ => { }, cancel);
        var channels = Enumerable.Range(0, options.Connections).Select(_ => hub.Connect(_units.Sender.Code.Value)).ToArray();
        try
        {
            return await MeasureAsync(hub, channels, echo, run, cancel);
        }
        finally
        {
            foreach (var channel in channels)
                channel.Dispose();
        }
    }

    private async Task<HandoverReport> MeasureAsync(
        BenchHub hub, HubChannel[] channels, EchoBaseline? echo, string run, CancellationToken cancel)
    {
        terminal.Say($"Registering petitions for {options.WarmUp.TotalSeconds:F0} s …");
        var stock = new PetitionStock(channels, options.Callers, new NumberedIds(run, "register"), options.Seed, _failures);
        var registered = await stock.FillForAsync(options.WarmUp, cancel);
        var ids = new NumberedIds(run, "transfer");
        var book = new DeliveryBook(stock.Petitions.Count, options.Units);
        var destinations = _units.Destinations.Select(unit => unit.Code.Value).ToArray();
        var head = await channels[0].Ledger.GetLedgerHeadAsync(new GetLedgerHeadRequest(), cancellationToken: cancel);
        terminal.Say($"Subscribing {options.Units:N0} units, each at a connection of its own …");
        await using var consumers = await Consumers.StartAsync(
            options.Units,
            number => new Consumer(number, hub.Connect(destinations[number]), head.Sequence, ids, book, _failures),
            cancel);
        var turns = new HandoverTurns(stock, destinations, new ZipfSampler(options.Units, options.Zipf), ids, book);
        IHandoverSender sender = options.Push ? new Pushers(channels, options, turns, book, _failures)
            : new Callers(channels, options, turns, book, _failures);
        await sender.SendAsync(LeadIn, cancel);
        var (perSecond, spare) = (Math.Max(turns.Begun / LeadIn.TotalSeconds, options.Rate ?? 0), SpareFactor);
        var rounds = new List<HandoverRound>();
        while (rounds.Count < options.Times)
        {
            await DrainAsync(book, cancel);
            await stock.FillToAsync(
                turns.Begun + (long)(perSecond * spare * (options.Duration + LeadIn).TotalSeconds), cancel);
            book.MakeRoom(stock.Petitions.Count);
            await SettleAsync(hub, cancel);
            terminal.Say($"Measuring for {options.Duration.TotalSeconds:F0} s, {rounds.Count + 1} of {options.Times} …");
            var round = await MeasureOnceAsync(hub, echo, sender, book, cancel);
            perSecond = Math.Max(perSecond, round.AcceptedPerSecond);
            if (!turns.TakeRanOut())
                rounds.Add(round);
            else if ((spare *= SpareFactor) < MostSpare)
                terminal.Say("  The petitions ran out; once more, with more of them …");
            else
                throw new IOException("The petitions run out each time, however many there are.");
        }

        return new HandoverReport
        {
            Options = options,
            RegisteredPerSecond = registered,
            Rounds = rounds,
            Totals = book.Close(turns.Begun),
            Failed = _failures.ByReason,
        };
    }

    private async Task<HandoverRound> MeasureOnceAsync(
        BenchHub hub, EchoBaseline? echo, IHandoverSender sender, DeliveryBook book, CancellationToken cancel)
    {
        var echoes = echo is null ? null : await echo.MeasureAsync(cancel);
        await sender.SendAsync(LeadIn, cancel);
        var (hubTime, ownTime) = (hub.ProcessorTime, Environment.CpuUsage.TotalTime);
        var window = await sender.SendAsync(options.Duration, cancel);
        var (hubUsed, ownUsed) = (hub.ProcessorTime - hubTime, Environment.CpuUsage.TotalTime - ownTime);
        await DrainAsync(book, cancel);
        return new HandoverRound(
            book.AcceptedWithin(window) / window.Seconds, book.DeliveredWithin(window) / window.Seconds,
            book.AcceptLatency(window), book.DeliveryLatency(window), hubUsed?.TotalSeconds / window.Seconds,
            ownUsed.TotalSeconds / window.Seconds, echoes);
    }

    /// <summary>
    /// Waits until the hub rests: what follows from the registrations, as the index of repeats, is not measured. A hub that runs
    /// elsewhere is not waited for.
    /// </summary>
    private static async Task SettleAsync(BenchHub hub, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        while (hub.ProcessorTime is { } before && Stopwatch.GetElapsedTime(began) < SettlePatience)
        {
            await Task.Delay(SettlePause, cancel);
            if (hub.ProcessorTime - before < SettlePause * RestingProcessors)
                return;
        }
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
