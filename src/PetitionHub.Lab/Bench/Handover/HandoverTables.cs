using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Shows a report, as tables for people or one JSON document for programs.</summary>
internal static class HandoverTables
{
    /// <summary>The figures of a round, the names that they have in JSON, and what people read.</summary>
    private static readonly Shown[] Figures =
    [
        new("accepted_per_second", "accepted/s", "N0", round => round.AcceptedPerSecond),
        new("delivered_per_second", "delivered/s", "N0", round => round.DeliveredPerSecond),
        new("accept_p50_ms", "send → receipt p50, ms", "F1", round => round.Accept.P50Ms),
        new("accept_p99_ms", "send → receipt p99, ms", "F1", round => round.Accept.P99Ms),
        new("accept_max_ms", "send → receipt max, ms", "F1", round => round.Accept.MaxMs),
        new("end_to_end_p50_ms", "send → delivered p50, ms", "F1", round => round.EndToEnd.P50Ms),
        new("end_to_end_p99_ms", "send → delivered p99, ms", "F1", round => round.EndToEnd.P99Ms),
        new("end_to_end_max_ms", "send → delivered max, ms", "F1", round => round.EndToEnd.MaxMs),
        new("hub_processors", "processors busy, hub", "F2", round => round.HubProcessors),
        new("client_processors", "processors busy, callers and consumers", "F2", round => round.ClientProcessors),
        new("echo_per_second", "echoes/s in the clear", "N0", round => round.Echo?.Plain),
        new("echo_tls_per_second", "echoes/s under mutual TLS", "N0", round => round.Echo?.Tls),
        new("accepted_per_echo", "accepted ÷ echo in the clear", "F3", round => round.AcceptedPerSecond / round.Echo?.Plain),
        new("accepted_per_echo_tls", "accepted ÷ echo under mutual TLS", "F3", round =>
            round.AcceptedPerSecond / round.Echo?.Tls),
    ];

    /// <summary>Writes it in the format that was asked for.</summary>
    public static void Write(HandoverReport report, Terminal terminal)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(ToJson(report));
            return;
        }

        terminal.WriteLine(Headline(report));
        var figures = Tables.Of("figure", "median", "least", "greatest");
        figures.Row("registered/s (warm-up)", $"{report.RegisteredPerSecond:N0}", "", "");
        foreach (var figure in Measured(report))
        {
            var spread = report.Spread(figure.In);
            figures.Row(figure.Text, figure.Format(spread.Median), figure.Format(spread.Least), figure.Format(spread.Greatest));
        }

        terminal.Write(figures);
        var totals = report.Totals;
        terminal.Write(Tables.Of(
            "accepted", "delivered", "lost", "duplicated", "reordered", "misdelivered", "refused yet delivered").Row(
            $"{totals.Accepted:N0}", $"{totals.Delivered:N0}", $"{totals.Lost:N0}", $"{totals.Duplicated:N0}",
            $"{totals.Reordered:N0}",
            $"{totals.Misdelivered:N0}", $"{totals.Phantom:N0}"));
        if (report.Failed.Count > 0)
            terminal.Write(Tables.OfFields(report.Failed.Select(failed => ($"failed, {failed.Key}", $"{failed.Value:N0}"))));
    }

    private static string Headline(HandoverReport report)
    {
        var options = report.Options;
        var way = options.Push ? $"pushed, {options.Callers} without an answer"
            : $"{options.Callers} callers, {(options.Rate is { } rate ? $"open loop at {rate:N0}/s" : "closed loop")}";
        return $"Handovers: {way}, {options.Connections} connections, {options.Units:N0} units, Zipf {options.Zipf}, "
            + $"{options.Times} × {options.Duration.TotalSeconds:F1} s";
    }

    private static IEnumerable<Shown> Measured(HandoverReport report) =>
        Figures.Where(figure => report.Rounds.All(round => figure.Of(round) is not null));

    private static JsonObject ToJson(HandoverReport report)
    {
        var document = new JsonObject
        {
            ["callers"] = report.Options.Callers,
            ["push"] = report.Options.Push,
            ["connections"] = report.Options.Connections,
            ["units"] = report.Options.Units,
            ["zipf"] = report.Options.Zipf,
            ["rate"] = report.Options.Rate,
            ["seed"] = report.Options.Seed,
            ["seconds"] = report.Options.Duration.TotalSeconds,
            ["registered_per_second"] = report.RegisteredPerSecond,
        };
        foreach (var figure in Measured(report))
            document[figure.Name] = report.Spread(figure.In).Median;
        document["rounds"] = new JsonArray([.. report.Rounds.Select(round => new JsonObject(
            Measured(report).Select(figure => KeyValuePair.Create(figure.Name, (JsonNode?)figure.In(round)))))]);
        document["accepted"] = report.Totals.Accepted;
        document["delivered"] = report.Totals.Delivered;
        document["lost"] = report.Totals.Lost;
        document["duplicated"] = report.Totals.Duplicated;
        document["reordered"] = report.Totals.Reordered;
        document["misdelivered"] = report.Totals.Misdelivered;
        document["refused_yet_delivered"] = report.Totals.Phantom;
        document["failed"] = new JsonObject(
            report.Failed.Select(failed => KeyValuePair.Create(failed.Key, (JsonNode?)failed.Value)));
        return document;
    }

    /// <summary>A figure of a round, and how it is shown; null where it was not measured.</summary>
    private sealed record Shown(string Name, string Text, string Digits, Func<HandoverRound, double?> Of)
    {
        public double In(HandoverRound round) => Of(round) ?? 0;

        public string Format(double value) => value.ToString(Digits, CultureInfo.InvariantCulture);
    }
}
