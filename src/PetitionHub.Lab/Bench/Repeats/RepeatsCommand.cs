using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Lab.Bench.Repeats;

/// <summary><c>petitionhub bench repeats</c>.</summary>
internal sealed class RepeatsCommand : HubCommand
{
    private readonly Option<int> _items = BenchOptions.Number(
        "--items", "How many items the index has; 0 leaves out the part on speed", 1_000_000);

    private readonly Option<int> _queries = BenchOptions.Number("--queries", "How many questions are asked", 4_000);

    private readonly Option<string> _messages = new("--messages")
    {
        Description = "Real messages, a JSON line each: how much of what is the same the index finds, and how much of what it "
            + "finds is the same.",
        HelpName = "file",
    };

    private readonly Option<string> _labels = new("--labels")
    {
        Description = "Pairs of the messages that were labelled by hand: first_id,second_id,same_matter.",
        HelpName = "file",
    };

    public RepeatsCommand()
        : base(
            "repeats",
            "Measures the index of repeat petitions (重复信访): how fast it is made, and how long a question takes among a million "
                + "items that are made up, as a ratio to reading one petition by its id in the same run. With real messages, how "
                + "well it finds.",
            "petitionhub bench repeats",
            "petitionhub bench repeats --items 0 --messages ../shared/data/messages/messages.jsonl --labels "
                + "tests/data/repeat-pairs.csv")
    {
        foreach (var option in new Option[] { _items, _queries, _messages, _labels })
            Add(option);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        if (parse.GetValue(_labels) is not null && parse.GetValue(_messages) is null)
            throw new UsageException("--labels are of messages.", "Name the messages by --messages.");
        if (parse.GetValue(_messages) is { } messages)
            await InFolderAsync(folder => MeasureQualityAsync(
                session, new RepeatQuality(messages, parse.GetValue(_labels), session.Host.Clock), folder, cancel));
        if (parse.GetValue(_items) > 0)
            await InFolderAsync(folder =>
                MeasureSpeedAsync(session, parse.GetValue(_items), parse.GetValue(_queries), folder, cancel));
        return ExitCodes.Done;
    }

    private static async Task InFolderAsync(Func<string, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("petitionhub-bench-");
        try
        {
            await measure(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureQualityAsync(Session session, RepeatQuality quality, string folder, CancellationToken cancel)
    {
        var measured = await session.Terminal.WithProgressAsync("finding", total: 1, meter =>
            quality.MeasureAsync(folder, meter, cancel));
        var table = Tables.Of("what counts as found", "right", "wrong", "missed", "precision", "recall", "F1");
        foreach (var one in measured)
        {
            table.Row(one.Rule, $"{one.Right}", $"{one.Wrong}", $"{one.Missed}", $"{one.Precision:0.000}", $"{one.Recall:0.000}",
                $"{one.F1:0.000}");
            if (session.Terminal.IsJson)
                session.Terminal.WriteJson(new JsonObject
                {
                    ["rule"] = one.Rule,
                    ["right"] = one.Right,
                    ["wrong"] = one.Wrong,
                    ["missed"] = one.Missed,
                    ["precision"] = one.Precision,
                    ["recall"] = one.Recall,
                    ["f1"] = one.F1,
                });
        }

        if (!session.Terminal.IsJson)
            session.Terminal.Write(table);
    }

    private static async Task MeasureSpeedAsync(Session session, int count, int queries, string folder, CancellationToken cancel)
    {
        var items = new SyntheticPetitions(count);
        await using var ledger = await RepeatLedger.OpenAsync(folder, session.Host.Clock, cancel);
        var ids = await session.Terminal.WithProgressAsync(
            "registering", total: 1, meter =>
                ledger.RegisterAsync(Enumerable.Range(0, count).Select(items.Make), count, meter, cancel));
        var indexing = await session.Terminal.WithProgressAsync("indexing", total: 1, meter => ledger.IndexAsync(meter, cancel));
        var latency = await RepeatLatency.MeasureAsync(ledger, items, ids, queries, cancel);
        var (p50, p99) = latency.Ratio;
        if (session.Terminal.IsJson)
        {
            session.Terminal.WriteJson(new JsonObject
            {
                ["items"] = count,
                ["indexed_per_s"] = count / indexing.TotalSeconds,
                ["queries"] = queries,
                ["found_each"] = latency.FoundEach,
                ["find_p50_ms"] = latency.Find.P50Ms,
                ["find_p90_ms"] = latency.Find.P90Ms,
                ["find_p99_ms"] = latency.Find.P99Ms,
                ["find_max_ms"] = latency.Find.MaxMs,
                ["read_p50_ms"] = latency.Read.P50Ms,
                ["read_p99_ms"] = latency.Read.P99Ms,
                ["ratio_p50"] = p50,
                ["ratio_p99"] = p99,
            });
            return;
        }

        session.Terminal.Write(Tables.OfFields(
            ("items", $"{count:N0}"),
            ("indexed", $"{count / indexing.TotalSeconds:N0} items a second"),
            ("found", $"{latency.FoundEach:0.0} for each question"),
            ("a question takes", Times(latency.Find)),
            ("one petition by id takes", Times(latency.Read)),
            ("ratio", $"{p50:0.0} at the median, {p99:0.0} at the 99th percentile")));
    }

    private static string Times(LatencySummary times) =>
        $"p50 {times.P50Ms:0.00} ms, p90 {times.P90Ms:0.00}, p99 {times.P99Ms:0.00}, at most {times.MaxMs:0.0}";
}
