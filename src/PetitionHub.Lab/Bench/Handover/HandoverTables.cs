using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Shows a report, as tables for people or one JSON document for programs.</summary>
internal static class HandoverTables
{
    /// <summary>Writes it in the format that was asked for.</summary>
    public static void Write(HandoverReport report, Terminal terminal)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(ToJson(report));
            return;
        }

        terminal.WriteLine(Headline(report));
        terminal.Write(Tables.OfFields(Speeds(report)));
        var latencies = Tables.Of("latency, ms", "p50", "p90", "p99", "max", "count");
        Add("accept: send → receipt", report.Accept);
        Add("end to end: send → delivered", report.EndToEnd);
        terminal.Write(latencies);
        var totals = report.Totals;
        terminal.Write(Tables.Of(
            "accepted", "delivered", "lost", "duplicated", "reordered", "misdelivered", "refused yet delivered").Row(
            $"{totals.Accepted:N0}", $"{totals.Delivered:N0}", $"{totals.Lost:N0}", $"{totals.Duplicated:N0}",
            $"{totals.Reordered:N0}",
            $"{totals.Misdelivered:N0}", $"{totals.Phantom:N0}"));
        if (report.Failed.Count > 0)
            terminal.Write(Tables.OfFields(report.Failed.Select(failed => ($"failed, {failed.Key}", $"{failed.Value:N0}"))));

        void Add(string name, LatencySummary latency) =>
            latencies.Row(name, Ms(latency.P50Ms), Ms(latency.P90Ms), Ms(latency.P99Ms), Ms(latency.MaxMs),
                $"{latency.Count:N0}");
    }

    private static string Headline(HandoverReport report)
    {
        var options = report.Options;
        var loop = options.Rate is { } rate ? $"open loop at {rate:N0}/s" : "closed loop";
        var ranOut = report.RanOut ? $" (the stock of {report.Stock:N0} ran out before {options.Duration.TotalSeconds:F0} s)"
            : "";
        return $"Handovers: {options.Callers} callers on {options.Connections} connections, {options.Units:N0} units, "
            + $"Zipf {options.Zipf}, {loop}, {report.Seconds:F1} s{ranOut}";
    }

    private static IEnumerable<(string Name, string Value)> Speeds(HandoverReport report)
    {
        yield return ("registered/s (warm-up)", $"{report.RegisteredPerSecond:N0}");
        yield return ("accepted/s", $"{report.AcceptedPerSecond:N0}");
        yield return ("delivered/s", $"{report.DeliveredPerSecond:N0}");
        yield return ("processors busy", report.HubProcessors is { } hub
            ? $"hub {hub:F2}, callers and consumers {report.ClientProcessors:F2}, of {Environment.ProcessorCount}"
            : $"callers and consumers {report.ClientProcessors:F2}, of {Environment.ProcessorCount}");
        if (report.Echo is { } echo)
        {
            yield return ("echoes/s before, after", $"{echo.Before:N0}, {echo.After:N0}");
            yield return ("accepted ÷ echo", $"{report.Ratio:F3}");
        }
    }

    private static JsonObject ToJson(HandoverReport report)
    {
        var document = new JsonObject
        {
            ["callers"] = report.Options.Callers,
            ["connections"] = report.Options.Connections,
            ["units"] = report.Options.Units,
            ["zipf"] = report.Options.Zipf,
            ["rate"] = report.Options.Rate,
            ["seed"] = report.Options.Seed,
            ["seconds"] = report.Seconds,
            ["ran_out"] = report.RanOut,
            ["registered_per_second"] = report.RegisteredPerSecond,
            ["accepted_per_second"] = report.AcceptedPerSecond,
            ["delivered_per_second"] = report.DeliveredPerSecond,
            ["accept_ms"] = ToJson(report.Accept),
            ["end_to_end_ms"] = ToJson(report.EndToEnd),
            ["accepted"] = report.Totals.Accepted,
            ["delivered"] = report.Totals.Delivered,
            ["lost"] = report.Totals.Lost,
            ["duplicated"] = report.Totals.Duplicated,
            ["reordered"] = report.Totals.Reordered,
            ["misdelivered"] = report.Totals.Misdelivered,
            ["refused_yet_delivered"] = report.Totals.Phantom,
            ["failed"] = new JsonObject(report.Failed.Select(failed => KeyValuePair.Create(failed.Key, (JsonNode?)failed.Value))),
            ["hub_processors"] = report.HubProcessors,
            ["client_processors"] = report.ClientProcessors,
        };
        if (report.Echo is { } echo)
        {
            document["echo_per_second_before"] = echo.Before;
            document["echo_per_second_after"] = echo.After;
            document["accepted_per_echo"] = report.Ratio;
        }

        return document;
    }

    private static JsonObject ToJson(LatencySummary latency) => new()
    {
        ["count"] = latency.Count,
        ["p50"] = latency.P50Ms,
        ["p90"] = latency.P90Ms,
        ["p99"] = latency.P99Ms,
        ["max"] = latency.MaxMs,
    };

    private static string Ms(double ms) => ms.ToString("F1", CultureInfo.InvariantCulture);
}
