using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Connection;
using PetitionHub.CommandLine.Output;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Lab.Bench.Register;

/// <summary><c>petitionhub bench register</c>.</summary>
internal sealed class RegisterCommand : HubCommand
{
    private const int Connections = 4;
    private const int MaxCallers = 4_096;

    private readonly Option<int> _callers = BenchOptions.Number("--callers", "Calls under way at once", 32);
    private readonly Option<int> _seed = BenchOptions.Number("--seed", "Chooses the petitions", 1);
    private readonly Option<TimeSpan> _duration = DurationOption.Create(
        "--duration", "How long is measured.", TimeSpan.FromSeconds(10));
    private readonly Option<TimeSpan> _warmUp = DurationOption.Create(
        "--warmup", "How long before that it registers.", TimeSpan.FromSeconds(5));
    private readonly Option<Texts> _texts = EnumOption.One<Texts>("--texts", "What the petitions say; default: same.");

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A setting of the hub, such as Repeats:Enabled=false.",
        HelpName = "name=value",
    };

    public RegisterCommand()
        : base(
            "register",
            "Measures RegisterPetition: how many a second are accepted, and how long a receipt takes. Starts a hub of its own, "
                + "unless --hub is given (with --data for its certificates). Petitions of many senders say the same, nearly the "
                + "same, or nothing in common: the index of repeats looks for each of them before its receipt is sent. Compare "
                + "with the same without the index.",
            "petitionhub bench register --callers 256 --texts same",
            "petitionhub bench register --callers 256 --texts same --set Repeats:Enabled=false -o json")
    {
        foreach (var option in new Option[] { _callers, _duration, _warmUp, _texts, _set, _seed })
            Add(option);
        Does(RunAsync);
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        var options = Read(parse);
        session.Terminal.Say(
            $"Registering petitions for {options.WarmUp.TotalSeconds:F0} s and {options.Duration.TotalSeconds:F0} s …");
        var givenHub = parse.GetResult(session.Globals.Hub) is { Implicit: false }
            ? HubAddress.ReadAddresses(parse.GetValue(session.Globals.Hub)!)
            : null;
        await using var hub = givenHub is null
            ? await BenchHub.StartAsync(parse.GetValue(_set) ?? [], cancel)
            : BenchHub.Use(givenHub, session.DataFolder, parse.GetValue(session.Globals.Authority));
        // On a ledger that others use too, ids have to be new each time.
        var run = givenHub is null ? "own" : session.Host.Clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture);
        var report = await new RegisterBench(hub, options, run).RunAsync(cancel);
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            session.Terminal.Write(Tables.OfFields(ToFields(report)));
        return report.Accepted > 0 && report.Failed.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private RegisterOptions Read(ParseResult parse)
    {
        var texts = parse.GetValue(_texts);
        var options = new RegisterOptions(
            parse.GetValue(_callers), Connections, parse.GetValue(_duration), parse.GetValue(_warmUp),
            texts == Texts.Unspecified ? Texts.Same : texts,
            parse.GetValue(_seed));
        if (options.Callers is < 1 or > MaxCallers)
            throw Usage($"--callers has to be 1 to {MaxCallers}, and is {options.Callers}.");
        return options.Duration > TimeSpan.Zero ? options : throw Usage("--duration has to be above 0.");
    }

    private static UsageException Usage(string fault) => new(fault, "See: petitionhub bench register --help");

    private static IEnumerable<(string Name, string Value)> ToFields(RegisterReport report)
    {
        yield return ("texts", EnumWords.Of(report.Options.Texts));
        yield return ("accepted/s", $"{report.AcceptedPerSecond:N0}");
        yield return (
            "receipt p50, p99, ms",
            string.Create(CultureInfo.InvariantCulture, $"{report.Latency.P50Ms:F1}, {report.Latency.P99Ms:F1}"));
        yield return ("accepted", $"{report.Accepted:N0}");
        yield return ("with likely repeats", $"{report.WithRepeats:N0}");
        yield return ("incomplete", $"{report.Incomplete:N0}");
        foreach (var failed in report.Failed)
            yield return ($"failed, {failed.Key}", $"{failed.Value:N0}");
    }

    private static JsonObject ToJson(RegisterReport report) => new()
    {
        ["callers"] = report.Options.Callers,
        ["texts"] = EnumWords.Of(report.Options.Texts),
        ["seconds"] = report.Options.Duration.TotalSeconds,
        ["accepted_per_second"] = report.AcceptedPerSecond,
        ["accepted"] = report.Accepted,
        ["with_likely_repeats"] = report.WithRepeats,
        ["incomplete"] = report.Incomplete,
        ["accept_ms"] = new JsonObject
        {
            ["p50"] = report.Latency.P50Ms,
            ["p99"] = report.Latency.P99Ms,
            ["max"] = report.Latency.MaxMs
        },
        ["failed"] = new JsonObject(report.Failed.Select(failed => KeyValuePair.Create(failed.Key, (JsonNode?)failed.Value))),
    };
}
