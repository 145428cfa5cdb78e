using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Handover;
using PetitionHub.Lab.Bench.Start;
using PetitionHub.Ledger;

namespace PetitionHub.Lab.Bench.LargeLedger;

/// <summary><c>petitionhub bench large-ledger</c>.</summary>
internal sealed class LargeLedgerCommand : HubCommand
{
    private const int Connections = 4;
    private const int Units = 100;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private readonly Option<long> _entries = BenchOptions.Number(
        "--entries", "How many entries the large ledger has", 1_000_000L);

    private readonly Option<int> _callers = BenchOptions.Number("--callers", "Handovers under way at once", 256);

    private readonly Option<int> _times = BenchOptions.Number("--times", "How often each is measured", 3);

    private readonly Option<string> _folder = BenchOptions.Folder();

    public LargeLedgerCommand()
        : base(
            "large-ledger",
            "Measures what a large ledger costs: handovers a second on an empty ledger and on one with so many entries, of which "
                + "half are registrations of open petitions, and how long a page of an inbox and a timeline take on the large "
                + "one.",
            "petitionhub bench large-ledger",
            "petitionhub bench large-ledger --entries 10000000 --folder /srv/large -o json")
    {
        foreach (var option in new Option[] { _entries, _callers, _times, _folder })
            Add(option);
        Does(RunAsync);
    }

    private Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel) =>
        BenchOptions.InFolderAsync(parse.GetValue(_folder), folder => MeasureAsync(session, parse, folder, cancel));

    private async Task<int> MeasureAsync(Session session, ParseResult parse, string folder, CancellationToken cancel)
    {
        var filling = new LedgerFilling(new LedgerOptions { DataFolder = folder }, session.Host.Clock);
        var (entries, _) = await session.Terminal.WithProgressAsync("filling", total: 1, meter =>
            filling.RunAsync(parse.GetValue(_entries), meter, cancel));
        var options = new HandoverOptions
        {
            Callers = parse.GetValue(_callers),
            Push = false,
            Units = Units,
            Duration = Duration,
            Times = parse.GetValue(_times),
            WarmUp = WarmUp,
            Rate = null,
            Zipf = 1,
            Connections = Connections,
            Baseline = false,
            Seed = 1,
        };
        session.Terminal.Say("On an empty ledger:");
        var empty = await new HandoverBench(options, session.Terminal).RunAsync(() => BenchHub.StartAsync(cancel), "own", cancel);
        session.Terminal.Say($"On {entries:N0} entries:");
        var run = session.Host.Clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture);
        var large = await new HandoverBench(options, session.Terminal).RunAsync(
            () => BenchHub.StartOnAsync(folder, cancel), run, cancel);
        var reads = await ReadAsync(folder, cancel);
        Write(session.Terminal, entries, empty, large, reads);
        return empty.IsSound && large.IsSound ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<ReadLatency> ReadAsync(string folder, CancellationToken cancel)
    {
        await using var hub = await BenchHub.StartOnAsync(folder, cancel);
        using var channel = hub.Connect(LedgerFilling.Receiver);
        return await ReadLatency.MeasureAsync(channel, cancel);
    }

    private static void Write(Terminal terminal, long entries, HandoverReport empty, HandoverReport large, ReadLatency reads)
    {
        var (before, after) = (empty.Spread(round => round.AcceptedPerSecond), large.Spread(round => round.AcceptedPerSecond));
        if (terminal.IsJson)
        {
            terminal.WriteJson(new JsonObject
            {
                ["entries"] = entries,
                ["empty_accepted_per_second"] = before.Median,
                ["large_accepted_per_second"] = after.Median,
                ["large_per_empty"] = after.Median / before.Median,
                ["inbox_page_p50_ms"] = reads.InboxPage.P50Ms,
                ["inbox_page_p99_ms"] = reads.InboxPage.P99Ms,
                ["timeline_p50_ms"] = reads.Timeline.P50Ms,
                ["timeline_p99_ms"] = reads.Timeline.P99Ms,
            });
            return;
        }

        terminal.Write(Tables.OfFields(
        [
            ("entries", $"{entries:N0}"),
            ("accepted/s, empty", $"{before.Median:N0} ({before.Least:N0}–{before.Greatest:N0})"),
            ("accepted/s, large", $"{after.Median:N0} ({after.Least:N0}–{after.Greatest:N0})"),
            ("large ÷ empty", (after.Median / before.Median).ToString("F2", CultureInfo.InvariantCulture)),
            ("inbox page p50, p99, ms", Ms(reads.InboxPage)),
            ("timeline p50, p99, ms", Ms(reads.Timeline)),
        ]));
    }

    private static string Ms(LatencySummary latency) =>
        string.Create(CultureInfo.InvariantCulture, $"{latency.P50Ms:F1}, {latency.P99Ms:F1}");
}
