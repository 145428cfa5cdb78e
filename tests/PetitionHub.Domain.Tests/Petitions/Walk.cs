using CsCheck;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>One command of a walk, with what was before and after it.</summary>
/// <param name="Before">The petition before it.</param>
/// <param name="Command">The command.</param>
/// <param name="Context">What it was decided by.</param>
/// <param name="Decision">What came of it.</param>
/// <param name="OfOperators">The units as they would be if no bureau had changed any.</param>
internal sealed record WalkStep(
    PetitionState? Before, Command Command, DecisionContext Context, Decision Decision, IReadOnlyList<Unit> OfOperators)
{
    public PetitionState? After => Decision.State ?? Before;

    public bool IsAccepted => Decision.Refusal is null;

    public override string ToString() =>
        $"{Context.Now:yyyy-MM-dd HH:mm} {string.Join(", ", Decision.Entries.Select(Line))}"
        + string.Concat(Country.Units.Select(unit => Context.Directory.TryFind(unit.Code, out var now) ? now : unit)
            .Where(unit => unit.Status != UnitStatus.Active).Select(unit => $"; {unit.Code} {unit.Status} {unit.Successor}"));

    // Short, so that a walk of a hundred steps is printed whole.
    private static string Line(Entry entry)
    {
        var what = entry.Step switch
        {
            Copying copying => $" {copying.Destination}",
            UnitNaming naming => $" {naming.LeadUnit} {string.Join(' ', naming.AssistingUnits)}",
            Registration { Details.AccusedUnits: { Length: > 0 } accused } => $" accused {string.Join(' ', accused)}",
            Amendment { Details.AccusedUnits: { Length: > 0 } accused } => $" accused {string.Join(' ', accused)}",
            _ => "",
        };
        return $"{entry.Actor} {entry.Step.Kind}{what} -> {entry.Status} {entry.Holder}"
            + string.Concat(entry.Duties.Select(duty => $"; {duty.Kind} {duty.Unit} {duty.State}"))
            + $"; tells {string.Join(' ', entry.Addressees)}";
    }
}

/// <summary>The dice of one command. What they mean depends on where the petition stands.</summary>
internal sealed record Dice(int Mood, int Step, int Actor, int Unit, int Minutes);

/// <summary>
/// A random life of a petition: mostly steps that its status allows, by units that may take them; sometimes any step by any
/// unit, with any content; sometimes a change of a unit, by an operator or by a bureau that tries what it can.
/// </summary>
internal static class Walk
{
    private const int TwentyDays = 20 * 24 * 60;

    private static readonly StepKind[] Kinds = [.. Enum.GetValues<StepKind>().Where(kind => kind != StepKind.UnitChange)];
    /// <summary>Steps that mostly change where the petition stands; without a liking for them few walks come far.</summary>
    private static readonly StepKind[] Moves =
    [
        StepKind.Transfer, StepKind.Assignment, StepKind.UpwardReport, StepKind.ReceiptAcknowledgement, StepKind.AcceptanceNotice,
        StepKind.Objection, StepKind.ObjectionDecision, StepKind.Dispute, StepKind.DisputeDecision, StepKind.HandlingOpinion,
        StepKind.FuchaRequest, StepKind.FuchaDecision, StepKind.FuheRequest, StepKind.FuheDecision,
    ];

    private static readonly WatchLimits Watch = new(
        WarnDaysBefore: 5, UrgeWhenOverdue: true, BouncesAtLeast: 1, DaysBetweenHands: 10);

    private static readonly UnitCode[] Bureaux = [.. Country.Units.Where(unit => unit.IsBureau).Select(unit => unit.Code)];

    private static readonly UnitCode[] Codes = [.. Country.Units.Select(unit => unit.Code), Country.Nobody];

    private static readonly Case Finished = new Case("2026-01-05").ConcludedBy(Country.TianxinHousing, Country.TianxinBureau)
        .Does(Country.TianxinBureau, Sample.FuchaRequest(Country.ChangshaHousing))
            .Does(Country.ChangshaHousing, Sample.FuchaDecision())
        .Does(Country.TianxinBureau, Sample.FuheRequest(Country.HunanHousing)).Does(Country.HunanHousing, Sample.FuheDecision());

    private static readonly Gen<Dice> AnyDice =
        Gen.Select(
            Gen.Int[0, 99], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.OneOf(Gen.Int[0, 600], Gen.Int[0, TwentyDays]))
            .Select((mood, step, actor, unit, minutes) => new Dice(mood, step, actor, unit, minutes));

    /// <summary>Walks of up to 50 commands.</summary>
    public static Gen<WalkStep[]> Any { get; } = AnyDice.Array[1, 50].Select(Take);

    private static WalkStep[] Take(Dice[] throws)
    {
        var id = new PetitionId(new Guid(throws.Length, 0, 0, new byte[8]));
        // Half of the walks begin where the calendar of what is near is not published yet; it is, half-way.
        var (units, now, state) = (
            Country.Units, Case.Morning(throws[0].Unit % 2 == 0 ? "2026-02-10" : "2026-12-20"), (PetitionState?)null);
        var (directory, ofOperators) = (Country.Directory(units), units);
        var taken = new List<WalkStep>();
        foreach (var dice in throws)
        {
            now = now.AddMinutes(dice.Minutes);
            if (dice.Mood < 4)
            {
                (units, ofOperators) = Change(units, ofOperators, dice);
                directory = Country.Directory(units);
            }
            else if (dice.Mood < 9)
            {
                units = Put(units, Ask(units, Actor.Of(Pick(Bureaux, dice.Actor)), Reach(dice)));
                directory = Country.Directory(units);
            }

            var calendar = taken.Count < throws.Length / 2 ? WorkingCalendar.Official : Case.CalendarOf2027;
            var context = new DecisionContext(now, directory, calendar, RuleBook.Official, CategoryTable.Official)
            {
                FindPetition = found => found == Finished.Id ? Finished.State : null,
                HasUploaded = (_, _) => true,
                IsParked = step => step.Sequence == 1,
                Watch = Watch,
            };
            var command = dice.Mood switch
            {
                < 16 => Wild(state, id, now, dice),
                < 22 => ByTheHub(state, id, now, dice),
                _ => Guided(state, id, context, dice),
            };
            var step = new WalkStep(state, command, context, Procedure.Decide(state, command, context), ofOperators);
            taken.Add(step);
            state = step.After;
        }

        return [.. taken];
    }

    /// <summary>Any step by any unit, or a faulty one.</summary>
    private static Command Wild(PetitionState? state, PetitionId id, DateTimeOffset now, Dice dice)
    {
        var kind = Kinds[dice.Step % Kinds.Length];
        Step step = dice.Mood % 3 == 0 ? new Transfer(Pick(Codes, dice.Unit), new string('x', 2_001))
            : Make(kind, state, now, Pick(Codes, dice.Unit), dice);
        return Command(id, Pick(Codes, dice.Actor), step);
    }

    /// <summary>What the hub does by itself, or an operator, in its time or not.</summary>
    private static Command ByTheHub(PetitionState? state, PetitionId id, DateTimeOffset now, Dice dice)
    {
        var duty = state?.Duties.LastOrDefault(d => d.IsOpen && (d.DueAt <= now || d.Told is null))
            ?? state?.Duties.LastOrDefault();
        Step step = (dice.Step % 12) switch
        {
            0 => new DeadlineChange([1, 2, 3, 4, 5, 6, 7, 8]),
            1 => new BuckPassingNotice(),
            2 => Sample.Urging(),
            3 => Sample.Unparking(Pick(Codes, dice.Unit)) with { Sequence = dice.Unit % 2 },
            _ => Sample.Notice(
                duty?.Number ?? 1, duty is null || duty.DueAt > now ? DeadlineStage.Warning : DeadlineStage.Overdue),
        };
        return new Command(Guid.Empty, dice.Actor % 10 == 0 ? Actor.Operator("chen") : Actor.Hub, id, [step]);
    }

    /// <summary>A step that the status allows, by a unit with the relation, to the first unit that may have it.</summary>
    private static Command Guided(PetitionState? state, PetitionId id, DecisionContext context, Dice dice)
    {
        if (state is null)
        {
            var registration = Sample.Registration(Details(dice));
            Step[] steps = dice.Step % 5 == 0 ? [registration, Sample.Transfer(Pick(Codes, dice.Unit))] : [registration];
            return Command(id, Pick(Codes, dice.Actor), steps);
        }

        var relations = Country.Units.Select(unit => (unit.Code, Relation: RelationOf(state, unit, context))).ToArray();
        var kinds = Kinds.Where(kind => Authority.Of(kind)?.From.Contains(state.Status) == true).ToArray();
        if (dice.Mood >= 50 && kinds.Intersect(Moves).ToArray() is { Length: > 0 } moves)
            kinds = moves;
        for (var tried = 0; tried < kinds.Length; tried++)
        {
            var kind = kinds[(dice.Step + tried) % kinds.Length];
            var actors = relations.Where(unit => Authority.Of(kind)!.Allows(unit.Relation)).ToArray();
            for (var offset = 0; actors.Length > 0 && offset < Codes.Length; offset++)
            {
                var actor = Pick(actors, dice.Actor + offset).Code;
                var command = Command(id, actor, Make(kind, state, context.Now, Pick(Codes, dice.Unit + offset), dice));
                if (Procedure.Decide(state, command, context).Refusal is null)
                    return command;
            }
        }

        return Wild(state, id, context.Now, dice);
    }

    private static Relation RelationOf(PetitionState state, Unit unit, DecisionContext context) =>
        context.Directory.TryFind(unit.Code, out var found) ? Relations.Of(state, found, context.Directory) : Relation.None;

    private static Step Make(StepKind kind, PetitionState? state, DateTimeOffset now, UnitCode unit, Dice dice) => kind switch
    {
        StepKind.Registration => Sample.Registration(Details(dice)),
        StepKind.Amendment => Sample.Amendment(Details(dice), (state?.Version ?? 1) - (dice.Mood % 7 == 0 ? 1 : 0)),
        StepKind.Referral when dice.Step % 3 != 0 =>
            Sample.Referral(
                dice.Step % 3 == 1 ? ReferralKind.Elsewhere : ReferralKind.Litigation, dice.Step % 3 == 1 ? null : unit),
        StepKind.ObjectionDecision when dice.Unit % 3 == 0 => Sample.ObjectionDecision(agreed: true, unit),
        StepKind.UnitNaming =>
            Sample.UnitNaming(dice.Unit % 2 == 0 ? unit : state?.Holder ?? unit, Pick(Codes, dice.Unit + dice.Step)),
        StepKind.ProgressReport => Sample.Progress(dice.Unit % 2 == 0),
        StepKind.Extension => Sample.Extension(dice.Unit % 40),
        _ => Sample.Of(kind, unit, now, state?.Version ?? 1, Finished.Id, dice.Unit % 2 == 0),
    };

    private static PetitionDetails Details(Dice dice) => Sample.Details with
    {
        Purpose = Pick(Enum.GetValues<Purpose>(), dice.Unit),
        AccusedUnits = dice.Step % 4 == 0 ? [Pick(Codes, dice.Step / 4)] : [],
    };

    /// <summary>An operator suspends, reinstates or abolishes a unit; mostly with a successor.</summary>
    private static (IReadOnlyList<Unit> Units, IReadOnlyList<Unit> OfOperators) Change(
        IReadOnlyList<Unit> units, IReadOnlyList<Unit> ofOperators, Dice dice)
    {
        var (unit, heir) = (Pick(Codes, dice.Unit), Pick(Codes, dice.Actor));
        var kind = (UnitChangeKind)(3 + (dice.Step % 3));
        if (units.FirstOrDefault(one => one.Code == unit) is not { } found)
            return (units, ofOperators);
        var change = Sample.Change(kind, found with { Successor = dice.Step % 10 == 0 ? null : heir });
        // What a bureau suspended may not be an heir: then there is no such change.
        var (changed, changedOfOperators) = (Ask(units, Actor.Operator("test"), change),
            Ask(ofOperators, Actor.Operator("test"), change));
        return changed is null || changedOfOperators is null
            ? (units, ofOperators)
            : (Put(units, changed), Put(ofOperators, changedOfOperators));
    }

    /// <summary>A change by which a bureau might reach for an item, or keep it from others.</summary>
    private static UnitChange Reach(Dice dice)
    {
        var unit = Pick(Country.Units, dice.Unit);
        var other = Pick(Country.Units, dice.Step);
        var isNew = dice.Step % 4 == 0;
        var reaching = (dice.Step % 5) switch
        {
            0 => unit with { Organ = OrganType.JointConference, System = "joint-conference" },
            1 => unit with { Organ = OrganType.Discipline, System = "discipline" },
            2 => unit with { System = other.System },
            3 => unit with { Territory = other.Territory },
            _ => unit with { Name = "Another" },
        };
        return isNew
            ? Sample.Change(UnitChangeKind.Register, reaching with { Code = UnitCode.Parse($"made-{dice.Step % 7}") })
            : Sample.Change((UnitChangeKind)(2 + (dice.Step % 4)), reaching with { Successor = other.Code });
    }

    private static Unit? Ask(IReadOnlyList<Unit> units, Actor actor, UnitChange change)
    {
        var context = new DecisionContext(
            DateTimeOffset.UnixEpoch, Country.Directory(units), WorkingCalendar.Official, RuleBook.Official,
            CategoryTable.Official);
        var decision = Procedure.Decide(null, new Command(Guid.Empty, actor, null, [change]), context);
        return decision.Refusal is null ? ((UnitChange)decision.Entries[0].Step).Unit : null;
    }

    private static IReadOnlyList<Unit> Put(IReadOnlyList<Unit> units, Unit? changed) =>
        changed is null ? units : [.. units.Where(one => one.Code != changed.Code), changed];

    private static Command Command(PetitionId id, UnitCode actor, params Step[] steps) =>
        new(Guid.Empty, Actor.Of(actor), id, [.. steps]);

    private static T Pick<T>(IReadOnlyList<T> all, int dice) => all[dice % all.Count];
}
