using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.CommandLine.Output;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Lab.Simulation.Tallying;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Storage;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// Fills a new ledger with a simulated day of the country and the weeks before it. It submits to the writer itself, by the real
/// rules, with a clock that it moves. A ledger in which a simulation of the same plan stopped is filled to the end: what happened
/// before is lived again without being written.
/// </summary>
/// <param name="plan">What is simulated.</param>
/// <param name="options">The ledger.</param>
/// <param name="reached">The time of the last entry where the ledger has any: all that happened before is in it.</param>
internal sealed class NationalDay(SimulationPlan plan, LedgerOptions options, DateTimeOffset? reached = null)
{
    // Half of what the writer's queue holds.
    private const int AtOnce = 4_096;
    private const string Operator = "simulation";

    /// <summary>
    /// Stands for the version that a petition will have when it is amended: the hub tells of its dates meanwhile.
    /// </summary>
    public const long VersionOfThatMoment = -1;

    private readonly SimulatedClock _clock = new(reached ?? plan.Start);
    private readonly Tally _tally = new(plan);
    private readonly LedgerRules _rules = LedgerRules.Official;

    /// <summary>Runs it to the end of the day; gives the tally of what it made.</summary>
    /// <exception cref="Client.HubError">The ledger refused something: a fault of the simulation.</exception>
    public async Task<Tally> RunAsync(ProgressMeter meter, CancellationToken cancel)
    {
        await using var store = await LedgerStore.OpenAsync(
            options, _rules, _tally, copies: null, _clock, NullLoggerFactory.Instance, cancel, DrawKey);
        await CountAgainAsync(store, meter, cancel);
        if (!IsWritten(plan.Start))
            await RegisterUnitsAsync(store, meter, cancel);
        var hours = new OfficeHours(_rules.Calendar, plan.DayStart);
        var world = new World(
            store.Directory, _rules, hours, new Matters(DivisionTable.Official, _rules.Categories),
            new Places(DivisionTable.Official, plan.Province, plan.Seed));
        await LiveAsync(store, new Arrivals(plan, world, _rules.Calendar), meter, cancel);
        await new Consumers(plan, store, _tally, _clock).RunAsync(cancel);
        _tally.Close((await store.Entries.GetHeadAsync(cancel)));
        return _tally;
    }

    /// <summary>The same seed makes the same keys, so that it makes the same ledger: nobody is in it.</summary>
    private byte[] DrawKey(Guid owner) => SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Seed} {owner}"));

    /// <summary>
    /// True where all of that instant is in the ledger. The last one may have been cut short: the ledger takes no command twice.
    /// </summary>
    private bool IsWritten(DateTimeOffset at) => at < reached;

    /// <summary>The tally is of the whole ledger, also of what an earlier run wrote.</summary>
    private async Task CountAgainAsync(LedgerStore store, ProgressMeter meter, CancellationToken cancel)
    {
        for (var more = true; more;)
        {
            var page = await store.Entries.ReadEntriesAsync(_tally.Entries, PageLimit.MaxItems, cancel);
            _tally.OnCommitted(page.Entries);
            more = page.More;
            meter.Report(0, $"{_tally.Entries:N0} entries that are there already");
        }
    }

    private async Task RegisterUnitsAsync(LedgerStore store, ProgressMeter meter, CancellationToken cancel)
    {
        var dice = Dice.Of(plan.Seed, "units");
        var units = NationalDirectory.Generate(DivisionTable.Official)
            .Where(unit => unit.Level == Level.National || plan.Province.Contains(unit.Territory));
        var registered = 0;
        foreach (var page in units.Chunk(AtOnce))
        {
            await SubmitAsync(store, [.. page.Select(unit => Submission(
                dice, plan.Start, Actor.Operator(Operator), null, new UnitChange(UnitChangeKind.Register, unit, "")))], cancel);
            registered += page.Length;
            meter.Report(0, $"{registered:N0} units");
        }
    }

    private async Task LiveAsync(LedgerStore store, Arrivals arrivals, ProgressMeter meter, CancellationToken cancel)
    {
        var agenda = new Agenda(plan.End);
        var dice = Dice.Of(plan.Seed, "requests");
        var teller = new DeadlineTeller(store.Duties, store.Writer, _rules, _clock);
        for (var day = plan.FirstDay; day <= plan.Day; day = day.AddDays(1))
        {
            foreach (var life in arrivals.Of(day))
                agenda.Add(life);
            var dayEnd = Domain.Calendar.ChinaTime.EndOf(day);
            while (agenda.Next is { } at && at < dayEnd)
            {
                _clock.MoveTo(at);
                await ActAsync(store, agenda, at, dice, cancel);
                meter.Report(ProgressAt(at), $"{day:yyyy-MM-dd}  {_tally.Entries:N0} entries");
            }

            // A hub tells as each day of Shanghai ends; the last night is for the hub that is started on the ledger.
            if (day == plan.Day)
                return;
            _clock.MoveTo(dayEnd);
            if (!IsWritten(dayEnd))
                await teller.TellAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private double ProgressAt(DateTimeOffset at) => at < plan.DayStart
        ? 0.6 * ((at - plan.Start) / (plan.DayStart - plan.Start))
        : 0.6 + (0.4 * ((at - plan.DayStart) / (plan.End - plan.DayStart)));

    private async Task ActAsync(LedgerStore store, Agenda agenda, DateTimeOffset at, Dice dice, CancellationToken cancel)
    {
        var wave = agenda.Take();
        var submissions = wave.ConvertAll(one => Submission(
            dice, at, Actor.Of(one.Acts.Current.Actor.Code), one.Acts.Current.Petition,
            [.. one.Acts.Current.Steps.Select(step => AsOfNow(step, one.Acts.Current))]));
        cancel.ThrowIfCancellationRequested();
        if (!IsWritten(at))
            await SubmitAsync(store, submissions, cancel);
        foreach (var (life, acts) in wave)
            agenda.Plan(life, acts);
    }

    private Step AsOfNow(Step step, Act act) =>
        step is Amendment { ExpectedVersion: VersionOfThatMoment } amendment
            ? amendment with { ExpectedVersion = _tally.VersionOf(act.Petition) } : step;

    private async Task SubmitAsync(LedgerStore store, List<Submission> submissions, CancellationToken cancel)
    {
        foreach (var page in submissions.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            // Submitted commands are awaited even after an interruption, so that the ledger ends with whole waves.
            var results = await Task.WhenAll(page.Select(submission =>
                store.Writer.SubmitAsync(submission, CancellationToken.None)));
            for (var i = 0; i < page.Length; i++)
                if (!results[i].IsAccepted)
                    throw Refused(page[i].Command, results[i]);
        }
    }

    private InvalidOperationException Refused(Command command, Answer<CommandReceipt> result) => new(
        $"At {_clock.Now:O} {command.Actor} was refused {string.Join(", ", command.Steps)} on petition {command.Petition}: "
            + $"{result.Refusal}");

    private static Submission Submission(Dice dice, DateTimeOffset at, Actor actor, PetitionId? petition, params Step[] steps)
    {
        var id = dice.Id(at);
        return new Submission(new Command(id, actor, petition, [.. steps]), SHA256.HashData(id.ToByteArray(bigEndian: true)));
    }
}
