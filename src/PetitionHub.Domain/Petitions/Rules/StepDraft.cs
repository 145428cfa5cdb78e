using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>One step while it is being decided: what it will change, gathered until all of it is allowed.</summary>
internal sealed class StepDraft(
    PetitionId petition, PetitionState? before, Actor by, Unit? actor, Step step, DecisionContext context)
{
    private readonly List<Duty> _changed = [];
    private readonly List<UnitCode> _addressees = [];

    /// <summary>The petition before the step; only a registration has none.</summary>
    public PetitionState Before => before!;

    public bool HasBefore => before is not null;

    /// <summary>The id that the command names, also where no such petition is.</summary>
    public PetitionId Petition => petition;

    /// <summary>Who takes the step.</summary>
    public Actor By => by;

    /// <summary>The unit that takes the step; not set where an operator takes it.</summary>
    public Unit Actor => actor!;

    public DecisionContext Context => context;

    /// <summary>What the actor is to the petition.</summary>
    public Relation Relation { get; } = before is null || actor is null ? Relation.None
        : Relations.Of(before, actor, context.Directory);

    /// <summary>The step as it will be recorded; the rules fill in what they decide.</summary>
    public Step Recorded { get; set; } = step;

    public UnitCode Holder { get; set; } = before?.Holder ?? actor?.Code ?? default;

    public PetitionStatus Status { get; set; } = before?.Status ?? PetitionStatus.Registered;

    /// <summary>The field that names the destination, for refusals.</summary>
    public string DestinationField { get; init; } = "";

    public DateOnly Today { get; } = ChinaTime.DayOf(context.Now);

    public RuleSet RulesFor(Unit unit) => context.Rules.For(unit.Territory, Today);

    public Deadline DeadlineOf(Limit limit) => context.Calendar.DeadlineOf(Today, limit);

    /// <summary>Puts the entry into the inbox of a unit, or of its heir; no unit gets an entry of its own step.</summary>
    public void Tell(params IEnumerable<UnitCode> units)
    {
        foreach (var code in units)
            if (context.Directory.HeirOf(code) is { } heir && heir.Code != actor?.Code && !_addressees.Contains(heir.Code)
                && MayBeTold(heir))
                _addressees.Add(heir.Code);
    }

    /// <summary>Puts the entry into the inboxes of the registrar and of every unit that handed the item on.</summary>
    public void TellUpstream()
    {
        foreach (var handover in Before.Handovers)
            Tell(handover.From);
        Tell(Before.Registrar);
    }

    public void Start(DutyKind kind, Unit debtor, UnitCode? owedTo, Func<RuleSet, Limit> limit)
    {
        var rules = RulesFor(debtor);
        Start(kind, debtor.Code, owedTo, DeadlineOf(limit(rules)), rules.Id);
    }

    public void Start(DutyKind kind, UnitCode debtor, UnitCode? owedTo, Deadline deadline, string ruleSet) =>
        _changed.Add(new Duty(NextNumber(), kind, debtor, owedTo, context.Now, deadline.EndsAt, deadline.IsProvisional, ruleSet));

    /// <summary>Takes up a duty again that had ended, with its old clock: a bounce does not reset it.</summary>
    public void Resume(Duty ended) =>
        _changed.Add(
            ended with
            {
                Number = NextNumber(),
                State = DutyState.Open,
                EndedAt = null,
                Told = ended.DueAt > context.Now ? null : ended.Told,
            });

    public void Meet(DutyKind kind, UnitCode debtor) => EndOpen(DutyState.Met, d => d.Kind == kind && AreOne(d.Unit, debtor));

    /// <summary>Meets this one duty, where the unit may owe several of its kind.</summary>
    public void Meet(Duty duty) => Change(duty with { State = DutyState.Met, EndedAt = context.Now });

    public void Lapse(Func<Duty, bool> which) => EndOpen(DutyState.Lapsed, which);

    /// <summary>Changes a duty that is owed, as its due date.</summary>
    public void Change(Duty duty) => _changed.Add(duty);

    public Duty? OpenDuty(Func<Duty, bool> which) => Before.Duties.FirstOrDefault(d => d.IsOpen && which(d));

    /// <summary>True where both codes are one unit today: an heir meets what was owed under either.</summary>
    public bool AreOne(UnitCode one, UnitCode other) => Relations.AreOne(one, other, context.Directory);

    /// <summary>True where the actor is this unit, or its heir.</summary>
    public bool StandsFor(UnitCode unit) => context.Directory.StandsFor(Actor, unit);

    public Entry ToEntry() =>
        new(petition, by, context.Now, Recorded, [.. _addressees], Holder, Status, [.. _changed]);

    private void EndOpen(DutyState state, Func<Duty, bool> which)
    {
        foreach (var duty in Before.Duties)
            if (duty.IsOpen && which(duty) && _changed.TrueForAll(c => c.Number != duty.Number))
                _changed.Add(duty with { State = state, EndedAt = context.Now });
    }

    private int NextNumber() => (before?.Duties.Length ?? 0) + 1 + _changed.Count(c => c.Number > (before?.Duties.Length ?? 0));

    /// <summary>A unit that an amendment accuses does not get it either.</summary>
    private bool MayBeTold(Unit unit) =>
        (before is null || !Relations.IsAccused(before, unit, context.Directory))
        && (Recorded is not Amendment amendment
            || !Relations.IsAmongAccused(amendment.Details.AccusedUnits, unit, context.Directory));
}
