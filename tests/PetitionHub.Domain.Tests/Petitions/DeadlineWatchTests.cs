using CsCheck;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class DeadlineWatchTests
{
    private static readonly DeadlineNotice Warning = Sample.Notice(1, DeadlineStage.Warning);
    private static readonly DeadlineNotice Overdue = Sample.Notice(1, DeadlineStage.Overdue);

    private readonly Case _case = new();

    [Fact]
    public void Notice_NearItsDate_IsToldToTheDebtorAndTheBureauAbove_Once()
    {
        // Due by the end of 17 March: warned from its beginning of 15 March on.
        _case.RegisteredBy(TianxinHousing).Owes(TianxinHousing, DutyKind.Notify, "2026-03-17")
            .At(DateTimeOffset.Parse("2026-03-14T15:59:59Z")).RefusesOperator(RefusalReason.NoticeUntimely, Warning)
            .At(DateTimeOffset.Parse("2026-03-14T16:00:00Z")).Operates(Warning).Told(TianxinHousing, TianxinBureau)
            .RefusesOperator(RefusalReason.NoticeUntimely, Warning).RefusesOperator(RefusalReason.NoticeUntimely, Overdue);

        Assert.Equal(DeadlineStage.Warning, _case.State.Duties[0].Told);
        Assert.Equal(Actor.Hub, _case.Entries[^1].Actor);
        _case.Is(PetitionStatus.Registered, TianxinHousing);
    }

    [Fact]
    public void Notice_PastItsDate_IsToldAsOverdueOnly()
    {
        _case.RegisteredBy(TianxinHousing)
            .At(DateTimeOffset.Parse("2026-03-17T16:00:00Z")).RefusesOperator(RefusalReason.NoticeUntimely, Warning)
            .Operates(Overdue).Told(TianxinHousing, TianxinBureau)
            .RefusesOperator(RefusalReason.NoticeUntimely, Overdue).RefusesOperator(RefusalReason.NoticeUntimely, Warning);

        Assert.Equal(DeadlineStage.Overdue, _case.State.Duties[0].Told);
    }

    [Fact]
    public void Notice_OfADutyThatEndedOrIsNone_IsRefused() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).On("2026-06-01").RefusesOperator(RefusalReason.NothingOwed, Overdue)
            .RefusesOperator(RefusalReason.NothingOwed, Sample.Notice(99, DeadlineStage.Overdue));

    [Fact]
    public void Notice_ByAUnitOrAnotherOperator_IsRefused()
    {
        _case.RegisteredBy(TianxinHousing).On("2026-06-01")
            .RefusesOperator(RefusalReason.RelationMissing, Overdue, Actor.Operator("chen"));
        _case.Refuses(TianxinHousing, RefusalReason.RelationMissing, Overdue);
    }

    [Fact]
    public void Notice_OfNoPetition_IsNotFound() => _case.RefusesOperator(RefusalReason.PetitionNotFound, Overdue);

    [Fact]
    public void Notice_WhereTheBureauAboveIsAccused_GoesToTheNextOne() =>
        _case.RegisteredBy(TianxinHousing, Sample.Accusing(TianxinBureau)).On("2026-06-01").Operates(Overdue)
            .Told(TianxinHousing, ChangshaBureau);

    [Fact]
    public void Notice_WhereTheDebtorWasMerged_GoesToItsHeir() =>
        _case.RegisteredBy(TianxinHousing).Changes(UnitChangeKind.Abolish, TianxinHousing, YueluHousing).On("2026-06-01")
            .Operates(Overdue)
            .Told(YueluHousing, YueluBureau);

    [Fact]
    public void Extend_WhatWasWarnedOf_IsWarnedOfAgainByItsNewDate()
    {
        _case.AcceptedBy(TianxinHousing, TianxinBureau);
        var number = _case.State.Duties.Single(d => d.Kind == DutyKind.Conclude).Number;
        _case.On("2026-05-04").Operates(Sample.Notice(number, DeadlineStage.Warning)).Does(TianxinHousing, Sample.Extension(30));

        Assert.Null(_case.State.Duties[number - 1].Told);
        _case.RefusesOperator(RefusalReason.NoticeUntimely, Sample.Notice(number, DeadlineStage.Warning))
            .On("2026-06-03").Operates(Sample.Notice(number, DeadlineStage.Warning));
    }

    [Fact]
    public void Return_OfAnItemWhoseClockIsPast_IsNotToldAgain()
    {
        _case.RegisteredBy(TianxinBureau).On("2026-03-20").Operates(Overdue).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true));

        var resumed = _case.State.Duties.Last(d => d is { Kind: DutyKind.HandOver, IsOpen: true });
        Assert.Equal((DeadlineStage.Overdue, _case.State.Duties[0].DueAt), (resumed.Told, resumed.DueAt));
        _case.RefusesOperator(RefusalReason.NoticeUntimely, Sample.Notice(resumed.Number, DeadlineStage.Overdue));
    }

    [Fact]
    public void Overdue_WhereTheHubUrges_OwesFeedbackToTheBureauAbove()
    {
        var urging = new Case { Watch = new(UrgeWhenOverdue: true) };
        urging.RegisteredBy(TianxinHousing).On("2026-06-01").Operates(Overdue).Told(TianxinHousing, TianxinBureau);

        Assert.Equal([StepKind.DeadlineNotice, StepKind.Urging], urging.Entries.TakeLast(2).Select(e => e.Step.Kind));
        Assert.All(urging.Entries.TakeLast(2), entry => Assert.Equal(Actor.Hub, entry.Actor));
        var feedback = urging.State.Duties.Single(d => d.Kind == DutyKind.GiveFeedback);
        Assert.Equal((TianxinHousing, TianxinBureau), (feedback.Unit, feedback.OwedTo));
        urging.On("2026-09-01").Operates(Sample.Notice(feedback.Number, DeadlineStage.Overdue));
        Assert.Equal(StepKind.DeadlineNotice, urging.Entries[^1].Step.Kind);
    }

    [Fact]
    public void Overdue_OwedByAnotherThanTheHolder_IsNotUrgedOfTheHolder()
    {
        var urging = new Case { Watch = new(UrgeWhenOverdue: true) };
        urging.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection());
        var decide = urging.State.Duties.Single(d => d.Kind == DutyKind.DecideObjection);

        urging.On("2026-06-01").Operates(Sample.Notice(decide.Number, DeadlineStage.Overdue)).Told(TianxinBureau, ChangshaBureau);

        Assert.Equal(StepKind.DeadlineNotice, urging.Entries[^1].Step.Kind);
    }

    [Fact]
    public void Urge_ByAnOperator_IsInTheNameOfTheBureauAbove()
    {
        _case.ReceivedBy(TianxinHousing, ChangshaBureau).Operates(Sample.Urging(), Actor.Operator("chen"))
            .Told(TianxinHousing, TianxinBureau)
            .Owes(TianxinHousing, DutyKind.GiveFeedback, "2026-04-01").Does(TianxinHousing, Sample.Feedback())
                .Told(TianxinBureau);

        Assert.Equal(Actor.Operator("chen"), _case.Entries[^2].Actor);
    }

    [Fact]
    public void Urge_ByAnOperatorWhereNoBureauIsAbove_IsRefused() =>
        _case.RegisteredBy(NationalBureau).RefusesOperator(RefusalReason.NoSuperior, Sample.Urging());

    [Fact]
    public void OperatorsOtherSteps_AreRefused() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .RefusesOperator(RefusalReason.RelationMissing, Sample.Transfer(ChangshaHousing))
            .RefusesOperator(RefusalReason.RelationMissing, Sample.Registration())
                .RefusesOperator(RefusalReason.RelationMissing, Sample.Supervision());

    [Fact]
    public void Unpark_WhatIsParked_IsToldToTheUnit()
    {
        var step = Sample.Unparking(TianxinHousing);
        _case.ReceivedBy(TianxinHousing, TianxinBureau).RefusesOperator(RefusalReason.EntryNotFound, step);
        _case.Parked.Add(step);

        _case.Operates(step, Actor.Operator("chen")).Told(TianxinHousing);
        _case.Refuses(TianxinHousing, RefusalReason.RelationMissing, step);
    }

    [Fact]
    public void Change_OnceTheCalendarIsPublished_CountsFromTheStart()
    {
        _case.On("2026-12-28").RegisteredBy(TianxinHousing).Does(TianxinHousing, Sample.Acceptance()).On("2026-12-29");
        var accepted = new Case("2026-12-21").ReceivedBy(TianxinHousing, TianxinBureau);
        Assert.True(accepted.State.Duties.Single(d => d.Kind == DutyKind.Notify).IsProvisional);
        accepted.RefusesOperator(RefusalReason.NothingOwed, new DeadlineChange([1, 2, 3, 4]));
        accepted.Calendar = Case.CalendarOf2027;

        accepted.On("2026-12-22").Operates(new DeadlineChange([1, 2, 3, 4])).Told(TianxinHousing, TianxinBureau)
            // 15 days end on 5 January, which is off now, as is the day after.
            .Owes(TianxinHousing, DutyKind.Notify, "2027-01-07")
            .RefusesOperator(RefusalReason.NothingOwed, new DeadlineChange([1, 2, 3, 4]));
    }

    [Fact]
    public void Change_OfAnObjectionOverTheNewYear_ChangesItsDateToo()
    {
        _case.On("2026-12-30").ReceivedBy(TianxinHousing, TianxinBureau);
        Assert.Equal("2027-01-06", LastDay(_case.State.Current!.ObjectionDue!.Value));
        _case.Calendar = Case.CalendarOf2027;

        _case.Operates(new DeadlineChange([.. _case.State.Duties.Select(d => d.Number)]));

        // Worked are 31 December, 7, 8 and 9 January, and Monday the 11th.
        Assert.Equal("2027-01-11", LastDay(_case.State.Current!.ObjectionDue!.Value));
        Assert.Equal(_case.State.Current.ObjectionDue, ((DeadlineChange)_case.Entries[^1].Step).ObjectionDue);
    }

    [Fact]
    public void Change_OfAnExtendedHandling_KeepsTheExtension()
    {
        _case.On("2026-12-01").AcceptedBy(TianxinHousing, TianxinBureau, Sample.Details with { Purpose = Purpose.Appeal })
            .Does(TianxinHousing, Sample.Extension(8)).Owes(TianxinHousing, DutyKind.Conclude, "2027-02-09", isProvisional: true);
        // Sixty days end on Saturday, 30 January; eight days after Monday, 1 February, is in the days off until Thursday the
        // 11th.
        _case.Calendar = Case.CalendarOf2027.With(new CalendarYear(2028, new Dictionary<DateOnly, bool>()));

        var before = _case.State.Duties.Single(d => d is { Kind: DutyKind.Conclude, IsOpen: true });
        _case.Operates(new DeadlineChange([before.Number]));

        _case.Owes(TianxinHousing, DutyKind.Conclude, "2027-02-11");
    }

    [Fact]
    public void Change_OfAnAssignedDeadline_IsNone() =>
        _case.On("2026-12-20").RegisteredBy(TianxinBureau)
            .Does(TianxinBureau, Sample.Assignment(TianxinHousing, Case.Morning("2027-01-05"), reportWanted: true))
            .Owes(TianxinHousing, DutyKind.ReportCompletion, "2027-01-05", isProvisional: false);

    [Fact]
    public void Decide_AnyWalk_NoticesOfADateRiseAndAreOfOpenDuties() => ProcedureProperties.Whole(walk =>
    {
        var told = new Dictionary<(int Number, DateTimeOffset DueAt), DeadlineStage>();
        foreach (var entry in walk.SelectMany(step => step.Decision.Entries).Where(entry => entry.Step is DeadlineNotice))
        {
            var notice = (DeadlineNotice)entry.Step;
            if (entry.Duties is not [{ IsOpen: true } duty] || duty.Number != notice.DutyNumber || duty.Told != notice.Stage)
                return false;
            if (told.TryGetValue((duty.Number, duty.DueAt), out var before) && before >= notice.Stage)
                return false;
            if (notice.Stage == DeadlineStage.Overdue ? entry.At < duty.DueAt : entry.At >= duty.DueAt
                || entry.At < duty.DueAt.AddDays(-5))
                return false;
            told[(duty.Number, duty.DueAt)] = notice.Stage;
        }

        return true;
    });

    [Fact]
    public void Decide_AnyWalk_ToldFallsOnlyWithALaterDate() => ProcedureProperties.Whole(walk => walk.All(step =>
        step.Before is not { } before || step.After is not { } after
        || before.Duties.Zip(after.Duties).All(pair =>
            (pair.Second.Told ?? 0) >= (pair.First.Told ?? 0)
            || (pair.Second.DueAt > pair.First.DueAt && pair.Second.DueAt > step.Context.Now))));

    private static string LastDay(DateTimeOffset due) => $"{ChinaTime.DayOf(due.AddTicks(-1)):yyyy-MM-dd}";
}
