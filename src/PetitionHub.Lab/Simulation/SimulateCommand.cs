using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Lab.Simulation.Tallying;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Lab.Simulation;

/// <summary><c>petitionhub simulate</c>.</summary>
internal sealed class SimulateCommand : HubCommand
{
    private const long StandardEntries = 1_000_000;
    private const string TallyFile = "simulation.json";

    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    private readonly Option<DateOnly?> _day = new("--day")
    {
        Description = "The day, as 2026-03-16, to its end; it has to be over. Default: today.",
        HelpName = "date",
        CustomParser = ReadDay,
    };

    private readonly Option<Google.Protobuf.WellKnownTypes.Timestamp?> _until =
        InstantOption.Create("--until", "The end, in place of --day; default: now, to the minute.");

    private readonly Option<int> _history = new("--history-days")
    {
        Description = "How many days before it are simulated, with a lighter load, so that deadlines fall on the day.",
        HelpName = "n",
        DefaultValueFactory = _ => SimulationPlan.StandardHistoryDays,
    };

    private readonly Option<long> _entries = new("--entries")
    {
        Description = "About how many entries there are in the end, the units' own among them.",
        HelpName = "n",
        DefaultValueFactory = _ => StandardEntries,
    };

    private readonly Option<int?> _items =
        new("--items") { Description = "How many items are registered, in place of --entries.", HelpName = "n" };

    private readonly Option<string?> _province = new("--province")
    {
        Description = "Only this province, as 43, with the units of the country.",
        HelpName = "code",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Chooses everything that is left to chance. The same seed and options make the same ledger, byte for byte.",
        HelpName = "n",
        DefaultValueFactory = _ => 1,
    };

    public SimulateCommand()
        : base(
            "simulate",
            "Fills a new ledger with a simulated day of the whole country, up to now, and the weeks before it: petitions of "
                + "every kind that are handed down, signed for, objected to, returned, bounced, disputed, accepted, concluded in "
                + $"time, late or never, urged, reviewed and rated. What it made is counted, shown, and written to {TallyFile} "
                + "in the data folder. A hub can be started on the folder then. The same command continues an interrupted "
                + "simulation, with the result that it would have had.",
            "petitionhub simulate --data day",
            "petitionhub simulate --data hunan --province 43 --entries 20000 --day 2026-03-16 -o json")
    {
        foreach (var option in new Option[] { _day, _until, _history, _entries, _items, _province, _seed })
            Add(option);
        _settings.AddTo(this);
        Does(RunAsync);
    }

    public override IReadOnlyList<string> Examples =>
        [.. base.Examples,
            $"petitionhub simulate --seed 7 --items 100000 --ledger {SettingOptions.ServerEngine} --secrets /run/secrets"];

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancel)
    {
        var unfinished = new UnfinishedPlan(session.DataFolder);
        var stopped = unfinished.Read();
        var plan = ReadPlan(parse, session.Host.Clock.GetUtcNow(), stopped);
        var options = _settings.Read(parse, session).Options.LedgerInFolder;
        var reached = await FindReachedAsync(options, cancel);
        if (reached is not null)
            RequireSame(plan, stopped);
        if (reached > plan.End)
        {
            throw new UsageException(
                $"The ledger has entries after the simulation's end, {Moments.Of(plan.End)}: a hub has written into it since.",
                "It cannot continue. Name another folder by --data, or another database.");
        }

        unfinished.Write(plan);
        session.Terminal.Say(
            $"Simulating {plan.FirstDay:yyyy-MM-dd} to {Moments.Of(plan.End)} in Shanghai, {plan.Items:N0} items, "
            + $"seed {plan.Seed}"
            + (reached is { } at ? $"; going on where it stopped, at {Moments.Of(at)}." : "."));
        var began = Stopwatch.GetTimestamp();
        Tally tally;
        try
        {
            var simulation = new NationalDay(plan, options, reached);
            tally = await session.Terminal.WithProgressAsync("simulating", 1, meter => simulation.RunAsync(meter, cancel));
        }
        catch (OperationCanceledException)
        {
            session.Terminal.Say("Interrupted. The ledger is sound as far as it goes; the same command continues it.");
            throw;
        }

        session.Terminal.Say($"Done in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s.");
        var json = TallyJson.Of(plan, tally);
        DataFolder.Make(session.DataFolder);
        DataFolder.MakeFile(Path.Combine(session.DataFolder, TallyFile));
        await File.WriteAllTextAsync(Path.Combine(session.DataFolder, TallyFile), Json.Of(json) + "\n", cancel);
        unfinished.Remove();
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(json);
        else
            TallyTables.Write(plan, tally, session.Terminal);
        return ExitCodes.Done;
    }

    private SimulationPlan ReadPlan(ParseResult parse, DateTimeOffset now, SimulationPlan? stopped)
    {
        var province = ReadProvince(parse.GetValue(_province));
        var end = ReadEnd(parse, now, stopped);
        var history = parse.GetValue(_history);
        if (history is < 0 or > 366)
            throw new UsageException($"--history-days is {history}.", "It has to be 0 to 366.");
        var items = parse.GetValue(_items) ?? SimulationPlan.ItemsOf(parse.GetValue(_entries) - UnitsOf(province));
        return items >= 1
            ? new SimulationPlan(end, history, items, parse.GetValue(_seed), province)
            : throw new UsageException($"--items is {items}.", "It has to be 1 or more.");
    }

    /// <summary>The default of the end is that of the interrupted simulation, else this minute.</summary>
    private DateTimeOffset ReadEnd(ParseResult parse, DateTimeOffset now, SimulationPlan? stopped)
    {
        var (day, until) = (parse.GetValue(_day), parse.GetValue(_until));
        if (day is not null && until is not null)
            throw new UsageException("There are two ends.", "Give --day or --until.");
        var end = day is { } whole ? ChinaTime.EndOf(whole) : until?.ToDateTimeOffset() ?? stopped?.End ?? now;
        if (end > now)
            throw new UsageException(
                $"{Moments.Of(end)} in Shanghai is still to come.",
                "--day takes a day before today, --until a time before now: entries of the future would stop a hub's clock.");
        return new DateTimeOffset(end.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }

    private static void RequireSame(SimulationPlan plan, SimulationPlan? stopped)
    {
        if (stopped is null)
            throw new UsageException(
                "There is a ledger with entries already.",
                "A simulation needs a new one: name another folder by --data, or another database.");
        if (stopped != plan)
            throw new UsageException(
                "A simulation with other options was stopped in this ledger.",
                $"Give the same to continue (--until {stopped.End:yyyy-MM-ddTHH:mmZ} --history-days {stopped.HistoryDays} "
                    + $"--items {stopped.Items} --seed "
                    + $"{stopped.Seed}{(stopped.Province == Territory.Country ? "" : $" --province {stopped.Province}")}), "
                + "or name another folder by --data, or another database.");
    }

    private static long UnitsOf(Territory province) => NationalDirectory.Generate(DivisionTable.Official)
        .LongCount(unit => unit.Level == Level.National || province.Contains(unit.Territory));

    private static Territory ReadProvince(string? code)
    {
        if (code is null)
            return Territory.Country;
        return Territory.TryParse(code, out var province) && province.Level == Level.Provincial
            && DivisionTable.Official.TryFind(province, out _)
            ? province
            : throw new UsageException(
                $"'{code}' is not a province.", "--province takes a code of two or six digits, as 43 or 430000.");
    }

    /// <summary>The time of the last entry; null for a ledger without one.</summary>
    private static async Task<DateTimeOffset?> FindReachedAsync(LedgerOptions options, CancellationToken cancel)
    {
        await using var schema = LedgerSchema.Of(options with { MigrateAtStart = false }, NullLoggerFactory.Instance);
        if (!await schema.ExistsAsync(cancel))
            return null;
        await using var store = await LedgerStore.OpenAsync(
            options, LedgerRules.Official, new NoListener(), copies: null, TimeProvider.System, NullLoggerFactory.Instance,
            cancel);
        var head = await store.Entries.GetHeadAsync(cancel);
        if (head.Sequence == 0)
            return null;
        var last = await store.Entries.GetEntryAsync(head.Sequence, cancel);
        return last!.Entry.Time.ToDateTimeOffset();
    }

    private static DateOnly? ReadDay(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is not a day such as 2026-03-16.");
        return null;
    }
}
