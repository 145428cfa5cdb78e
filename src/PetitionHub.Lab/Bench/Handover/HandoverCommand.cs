using System.CommandLine;
using System.Globalization;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Connection;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary><c>petitionhub bench handover</c> and <c>bench push</c>.</summary>
internal sealed class HandoverCommand : HubCommand
{
    private const int MaxCallers = 4_096;
    private const int MaxConnections = 64;
    private const int MaxTimes = 100;

    private readonly Option<int> _callers = BenchOptions.Number("--callers", "Calls under way at once", 32);
    private readonly Option<int> _units = BenchOptions.Number(
        "--units", "Units that are handed to; each has its own connection and stream", 100);
    private readonly Option<int> _connections = BenchOptions.Number("--connections", "HTTP/2 connections of the callers", 4);
    private readonly Option<int> _seed = BenchOptions.Number("--seed", "Chooses units and destinations", 1);
    private readonly Option<int> _times = BenchOptions.Number("--times", "How often that is measured", 3);
    private readonly Option<TimeSpan> _duration =
        DurationOption.Create("--duration", "How long is measured.", TimeSpan.FromSeconds(10));

    private readonly Option<TimeSpan> _warmUp = DurationOption.Create(
        "--warmup", "How long petitions are registered first; then as many more as the measured time needs.",
        TimeSpan.FromSeconds(12));

    private readonly Option<double?> _rate = new("--rate")
    {
        Description =
            "Handovers a second, sent when they are due whether or not the hub keeps up (open loop); latency counts from "
            + "then. Without it each caller sends as soon as it has its receipt (closed loop).",
        HelpName = "per-second",
    };

    private readonly Option<double> _zipf = new("--zipf")
    {
        Description = "How unequal the units' shares are: 0 is equal, 1 as unequal as cities; default: 1.",
        HelpName = "exponent",
        DefaultValueFactory = _ => 1.0,
    };

    private readonly Option<bool> _baseline = new("--baseline")
    {
        Description =
            "Also measure a bare gRPC echo, in the clear and under mutual TLS, before each round, and print the ratios.",
    };

    private readonly bool _push;

    private HandoverCommand(string name, string description, bool push, params string[] examples)
        : base(name, description, examples)
    {
        _push = push;
        Option[] options = [_callers, _units, _duration, _times, _warmUp, _zipf, _connections, _baseline, _seed];
        foreach (var option in options)
            Add(option);
        if (!push)
            Add(_rate);
        Does(RunAsync);
    }

    /// <summary><c>petitionhub bench handover</c>: by calls.</summary>
    public static HandoverCommand OfCalls() => new(
        "handover",
        "Measures TransferPetition: how many handovers a second are accepted, how long a receipt takes, and how long it takes "
            + "until the destination has the entry at its inbox stream. Starts a hub of its own in a process of its own, unless "
            + "--hub is given (with --data for its certificates). It registers as many petitions as the measured time can take, "
            + "and measures it several times: median, least and greatest. Reading the numbers: accepted/s is throughput with "
            + "every receipt durable; closed-loop latency is of a hub at its limit, so for latency use --rate below that; end to "
            + "end includes the consumer's stream; p99 is what one in a hundred waits at least. Callers and consumers share the "
            + "machine with the hub: see 'processors busy'. The ratio to an echo says what checking and keeping cost beside "
            + "gRPC itself, on any machine. Ends with 1 if anything was lost, duplicated, reordered, or wrongly delivered.",
        push: false,
        "petitionhub bench handover --callers 32 --units 100 --duration 20s",
        "petitionhub bench handover --callers 256 --units 1000 --baseline",
        "petitionhub bench handover --callers 256 --rate 1000   # the latency at a thousand a second",
        "petitionhub bench handover --hub https://hub.example:7443 --data /srv/hub -o json");

    /// <summary><c>petitionhub bench push</c>: by streams.</summary>
    public static HandoverCommand OfPushes() => new(
        "push",
        "Measures PushCommands: as bench handover, by a stream on each connection in place of calls, with --callers commands in "
            + "all without an answer.",
        push: true,
        "petitionhub bench push --callers 256 --units 100",
        "petitionhub bench push --callers 2000 --connections 2 --baseline -o json");

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        var options = Read(parse);
        var givenHub = parse.GetResult(session.Globals.Hub) is { Implicit: false }
            ? HubAddress.ReadAddresses(parse.GetValue(session.Globals.Hub)!) : null;
        // On a ledger that others use too, ids have to be new each time; on one of its own the seed alone makes them.
        var run = givenHub is null ? "own" : session.Host.Clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture);
        var bench = new HandoverBench(options, session.Terminal);
        var report = await bench.RunAsync(
            () => givenHub is null
                ? BenchHub.StartAsync(cancel)
                : Task.FromResult(BenchHub.Use(givenHub, session.DataFolder, parse.GetValue(session.Globals.Authority))),
            $"{options.Seed}/{run}",
            cancel);
        HandoverTables.Write(report, session.Terminal);
        return report.IsSound ? ExitCodes.Done : ExitCodes.Failed;
    }

    private HandoverOptions Read(ParseResult parse)
    {
        var options = new HandoverOptions
        {
            Callers = InRange(_callers, MaxCallers),
            Units = InRange(_units, BenchUnits.MaxDestinations),
            Connections = InRange(_connections, MaxConnections),
            Push = _push,
            Duration = parse.GetValue(_duration),
            Times = InRange(_times, MaxTimes),
            WarmUp = parse.GetValue(_warmUp),
            Rate = _push ? null : parse.GetValue(_rate),
            Zipf = parse.GetValue(_zipf),
            Baseline = parse.GetValue(_baseline),
            Seed = parse.GetValue(_seed),
        };
        Require(options.Duration > TimeSpan.Zero, "--duration has to be above 0.");
        Require(options.Rate is null or > 0, "--rate has to be above 0.");
        Require(options.Zipf is >= 0 and <= 10, "--zipf has to be 0 to 10.");
        return options;

        int InRange(Option<int> option, int most)
        {
            var value = parse.GetValue(option);
            Require(value >= 1 && value <= most, $"{option.Name} has to be 1 to {most}, and is {value}.");
            return value;
        }
    }

    private void Require(bool holds, string fault)
    {
        if (!holds)
            throw new UsageException(fault, $"See: petitionhub bench {Name} --help");
    }
}
