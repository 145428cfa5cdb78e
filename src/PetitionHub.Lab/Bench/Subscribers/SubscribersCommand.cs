using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Lab.Bench.Subscribers;

/// <summary><c>petitionhub bench subscribers</c>.</summary>
internal sealed class SubscribersCommand : HubCommand
{
    private const int MaxStreams = 64;

    private readonly Option<int> _units = BenchOptions.Number(
        "--units", "Units that subscribe, each at a connection of its own", 300);
    private readonly Option<int> _streams = BenchOptions.Number(
        "--streams", "Streams of each unit on its connection, 1 to 64", 60);
    private readonly Option<TimeSpan> _duration = DurationOption.Create(
        "--duration", "How long petitions are handed over.", TimeSpan.FromSeconds(20));

    private readonly Option<double> _rate = new("--rate")
    {
        Description = "Handovers a second, each to one unit and so to all its streams.",
        HelpName = "per-second",
        DefaultValueFactory = _ => 20,
    };

    public SubscribersCommand()
        : base(
            "subscribers",
            "Measures many open streams: how much of the hub's memory each takes, how long it takes to open them all, and how "
                + "soon each gets what is handed over to its unit. Callers share the machine with the hub. Ends with 1 where a "
                + "stream broke or a delivery is missing. Connections count against the limit of open files, on both sides.",
            "petitionhub bench subscribers --units 300 --streams 60",
            "petitionhub bench subscribers --units 3000 --streams 1 --rate 1000 -o json")
    {
        foreach (var option in new Option[] { _units, _streams, _rate, _duration })
            Add(option);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        var options = new SubscribersOptions(
            parse.GetValue(_units), parse.GetValue(_streams), parse.GetValue(_rate), parse.GetValue(_duration));
        if (options.Units is < 1 or > BenchUnits.MaxDestinations)
            throw Usage($"--units has to be 1 to {BenchUnits.MaxDestinations}, and is {options.Units}.");
        if (options.Streams is < 1 or > MaxStreams)
            throw Usage($"--streams has to be 1 to {MaxStreams}, and is {options.Streams}.");
        if (options.Rate <= 0)
            throw Usage("--rate has to be above 0.");
        var report = await new SubscribersBench(options, session.Terminal).RunAsync(cancel);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            session.Terminal.Write(Tables.OfFields(ToFields(report)));
        return report.Failed.Count == 0 && report.Delivered == report.Accepted * options.Streams
            ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static UsageException Usage(string error) => new(error, "See: petitionhub bench subscribers --help");

    private static IEnumerable<(string Name, string Value)> ToFields(SubscribersReport report)
    {
        yield return ("streams", $"{report.Streams:N0}");
        yield return ("all open after, s", report.SubscribeSeconds.ToString("F1", CultureInfo.InvariantCulture));
        if (report.BytesPerStream is { } bytes)
            yield return ("KiB of the hub a stream", (bytes / 1024).ToString("F1", CultureInfo.InvariantCulture));
        yield return ("accepted, delivered", $"{report.Accepted:N0}, {report.Delivered:N0}");
        yield return (
            "send → delivered p50, p99, max, ms",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Latency.P50Ms:F1}, {report.Latency.P99Ms:F1}, {report.Latency.MaxMs:F1}"));
        foreach (var failed in report.Failed)
            yield return ($"failed, {failed.Key}", $"{failed.Value:N0}");
    }

    private static JsonObject ToJson(SubscribersReport report) => new()
    {
        ["streams"] = report.Streams,
        ["subscribe_seconds"] = report.SubscribeSeconds,
        ["bytes_per_stream"] = report.BytesPerStream,
        ["accepted"] = report.Accepted,
        ["delivered"] = report.Delivered,
        ["end_to_end_p50_ms"] = report.Latency.P50Ms,
        ["end_to_end_p99_ms"] = report.Latency.P99Ms,
        ["end_to_end_max_ms"] = report.Latency.MaxMs,
        ["failed"] = new JsonObject(report.Failed.Select(failed => KeyValuePair.Create(failed.Key, (JsonNode?)failed.Value))),
    };
}
