using System.Collections.Immutable;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Checking.Figures;

/// <summary>
/// A petition's whole history, from which each fact is told by itself: by other code than that which keeps the figures, so that
/// one does not repeat the other's error.
/// </summary>
internal sealed class PetitionHistory(UnitFold units, LedgerRules rules)
{
    private readonly List<(PetitionState? Before, Entry Entry, PetitionState After, long Sequence)> _steps = [];

    private PetitionState State => _steps[^1].After;

    private Entry First => _steps[0].Entry;

    public bool IsEmpty => _steps.Count == 0;

    public void Add(Entry entry, long sequence)
    {
        var before = IsEmpty ? null : State;
        _steps.Add((before, entry, Fold.Apply(before, entry), sequence));
    }

    /// <summary>Counts all that happened.</summary>
    public void CountInto(ExpectedRows rows)
    {
        rows.Count(Measure.Registered, UnitAt(State.Registrar, 0), Accuses(0), First.At);
        foreach (var move in Moves())
            rows.Flow(UnitAt(_steps[move].Before!.Holder, move), UnitAt(_steps[move].After.Holder, move), KindOf(move),
                Accuses(move), _steps[move].Entry.At);
        foreach (var bounce in Bounces())
            rows.Count(Measure.Bounced, UnitAt(_steps[bounce].After.Holder, bounce), Accuses(bounce), _steps[bounce].Entry.At);
        for (var i = 1; i < _steps.Count; i++)
        {
            var (before, entry, after, _) = _steps[i];
            var holder = UnitAt(after.Holder, i);
            if (entry.Step is Copying copying)
                rows.Flow(UnitAt(entry.Actor.Unit!.Value, i), UnitAt(copying.Destination, i), FlowKind.Copy, Accuses(i),
                    entry.At);
            if (entry.Step is ReceiptAcknowledgement)
                rows.Count(Measure.Acknowledged, holder, Accuses(i), entry.At, Took(HeldSince(i - 1), entry.At));
            if (entry.Step is AcceptanceNotice)
                rows.Count(Measure.Accepted, holder, Accuses(i), entry.At, Took(HeldSince(i - 1), entry.At));
            if (entry.Step is DeadlineNotice { Stage: DeadlineStage.Overdue } notice)
                rows.Count(Measure.Overdue, UnitAt(after.Duties[notice.DutyNumber - 1].Unit, i), Accuses(i), entry.At);
            if (entry.Step is HandlingOpinion)
                rows.Count(Measure.Concluded, holder, Accuses(i), entry.At, Took(State.RegisteredAt, entry.At));
            if (before!.Holder != after.Holder && KindOf(i) == FlowKind.Return)
                rows.Count(Measure.Returned, holder, Accuses(i), entry.At);
        }
    }

    /// <summary>The facts that there should be.</summary>
    public MonitoredPetitionRow ToRow()
    {
        var details = State.Details;
        var place = (DivisionTable.Official.TodayOf(details.Territory) ?? details.Territory).Digits;
        var rest = Enumerable.Range(0, _steps.Count).LastOrDefault(i => IsAnswer(i) || _steps[i].After.IsEnded, -1);
        var destination = Enumerable.Range(0, _steps.Count).LastOrDefault(IsAnswer, -1);
        if (destination >= 0 && Handings().Any(move => move > destination))
            destination = -1;
        var handed = Handings()
            .FirstOrDefault(move => !UnitAt(_steps[move].After.Holder, move).IsBureau && KindOf(move) != FlowKind.Return, -1);
        var answered = Enumerable.Range(0, _steps.Count)
            .FirstOrDefault(i => IsAnswer(i) && !UnitAt(_steps[i].After.Holder, i).IsBureau, -1);
        var accepted = Enumerable.Range(0, _steps.Count).FirstOrDefault(i => IsAnswer(i) || Handings().Contains(i), -1);
        var between = Handings().FirstOrDefault(move => move > rest, -1);
        var reply = State.Duties.LastOrDefault(duty => duty.Kind == DutyKind.Conclude) is { State: not DutyState.Lapsed } owed
            ? Ms(owed.DueAt) : (long?)null;
        var registrar = UnitAt(State.Registrar, 0);
        var (waiting, since, actor) = Waiting();
        var (bureau, unit) = (RatingOf(EvaluationTarget.Bureau), RatingOf(EvaluationTarget.CompetentUnit));
        var region = destination < 0 ? null : UnitAt(_steps[destination].After.Holder, destination).Territory.Digits;
        return new MonitoredPetitionRow
        {
            PetitionId = State.Id.Value,
            Registrar = registrar.Code.Value,
            RegistrarOrgan = (int)registrar.Organ,
            RegisteredAtMs = Ms(State.RegisteredAt),
            Status = (int)State.Status,
            Holder = State.Holder.Value,
            OpenHolder = State.IsEnded ? null : State.Holder.Value,
            HeldSinceMs = Ms(HeldSince(_steps.Count - 1)),
            Hands = [State.Registrar.Value, .. Moves().Select(move => _steps[move].After.Holder.Value)],
            Bounces = Bounces().Count(),
            BetweenSinceMs = AtMs(between),
            ActingUnit = actor.Value,
            WaitingKind = (int?)waiting,
            WaitingSinceMs = waiting is null ? null : Ms(since),
            Territory = place,
            Destination = region,
            Region = region ?? place,
            Category = details.Category,
            Persons = details.PetitionerCount,
            IsExcluded = details.ExcludedFromStatistics,
            IsRepeat = State.Matter != State.Id,
            BureauDueMs = registrar.IsBureau ? DueMs(registrar, set => set.BureauAcceptance) : null,
            BureauDoneMs = AtMs(accepted),
            UnitDueMs = handed < 0 ? null : DueMs(UnitAt(_steps[handed].After.Holder, handed), set => set.UnitAcceptance),
            UnitDoneMs = AtMs(answered),
            ReplyDueMs = reply,
            ConcludedAtMs = State.ConcludedAt is { } concluded ? Ms(concluded) : null,
            BacklogAtMs = details.BacklogCase ? reply ?? Ms(State.RegisteredAt) : null,
            BureauRating = bureau < 0 ? null : (int)((Evaluation)_steps[bureau].Entry.Step).Satisfaction,
            BureauRatedAtMs = AtMs(bureau),
            UnitRating = unit < 0 ? null : (int)((Evaluation)_steps[unit].Entry.Step).Satisfaction,
            UnitRatedAtMs = AtMs(unit),
            VoidedAtMs = AtMs(_steps.FindIndex(step => step.Entry.Step is Voiding)),
            Accused = Accusing.Write(details.AccusedUnits.Select(unit => unit.Value)),
        };
    }

    /// <summary>Whether the item accused a unit as of the step.</summary>
    private bool Accuses(int step) => !_steps[step].After.Details.AccusedUnits.IsEmpty;

    private IEnumerable<int> Moves() =>
        Enumerable.Range(1, _steps.Count - 1).Where(i => _steps[i].Before!.Holder != _steps[i].After.Holder);

    /// <summary>The moves but those of reviews and takeovers.</summary>
    private IEnumerable<int> Handings() => Moves().Where(move => KindOf(move) is not (FlowKind.Review or FlowKind.Takeover));

    private IEnumerable<int> Bounces() =>
        Handings().Where(move => _steps.Take(move).Any(step => step.After.Holder == _steps[move].After.Holder));

    private bool IsAnswer(int i) =>
        _steps[i].Entry.Step is AcceptanceNotice or HandlingOpinion or RepeatRefusal or Referral { Destination: null };

    private FlowKind KindOf(int move)
    {
        var (before, entry, after, _) = _steps[move];
        if (entry.Step is Takeover)
            return FlowKind.Takeover;
        if (after.Status is PetitionStatus.InFucha or PetitionStatus.InFuhe)
            return FlowKind.Review;
        if (entry.Step is DisputeDecision)
            return FlowKind.DisputeDecision;
        return after.Handovers.Length > before!.Handovers.Length ? (FlowKind)(int)after.Current!.Kind : FlowKind.Return;
    }

    /// <summary>
    /// When the holder as of a step had the item in its hands: registered, signed for or got; the last of these.
    /// </summary>
    private DateTimeOffset HeldSince(int through)
    {
        var since = Enumerable.Range(0, through + 1)
            .Last(i =>
                i == 0 || _steps[i].Entry.Step is ReceiptAcknowledgement || _steps[i].Before!.Holder != _steps[i].After.Holder);
        return _steps[since].Entry.At;
    }

    private (WaitingKind? Kind, DateTimeOffset Since, UnitCode Actor) Waiting()
    {
        var begun = _steps.Count - 1;
        while (begun > 0 && _steps[begun].Before!.Status == State.Status && _steps[begun].Before!.Holder == State.Holder)
            begun--;
        var at = _steps[begun].Entry.At;
        return State.Status switch
        {
            PetitionStatus.HandedOver => (WaitingKind.Unclaimed, at, State.Holder),
            PetitionStatus.Objected => (WaitingKind.Objection, at, DebtorOf(begun, DutyKind.DecideObjection)),
            PetitionStatus.Disputed => (WaitingKind.Dispute, at, DebtorOf(begun, DutyKind.DecideDispute)),
            _ => (null, at, State.Holder),
        };
    }

    private UnitCode DebtorOf(int step, DutyKind kind) =>
        _steps[step].After.Duties.LastOrDefault(duty => duty.Kind == kind && duty.IsOpen)?.Unit ?? State.Holder;

    private int RatingOf(EvaluationTarget target) =>
        _steps.FindLastIndex(step => step.Entry.Step is Evaluation rated && rated.Target == target);

    private long DueMs(Unit unit, Func<RuleSet, Limit> limit)
    {
        var day = ChinaTime.DayOf(State.RegisteredAt);
        return Ms(rules.Calendar.DeadlineOf(day, limit(rules.RuleBook.For(unit.Territory, day))).EndsAt);
    }

    private Unit UnitAt(UnitCode code, int step) => units.FindBefore(code, _steps[step].Sequence)
        ?? throw new InvalidDataException($"Unit {code} takes part in entry {_steps[step].Sequence} and was never registered.");

    private long? AtMs(int step) => step < 0 ? null : Ms(_steps[step].Entry.At);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>Times are kept in milliseconds.</summary>
    private static TimeSpan Took(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromMilliseconds(Ms(to) - Ms(from));
}
