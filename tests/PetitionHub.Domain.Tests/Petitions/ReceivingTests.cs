using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class ReceivingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Acknowledge_ByTheReceiver_StartsItsLimitsAndFilesItsNumber()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing)).On("2026-03-04")
            .Does(TianxinHousing, Sample.Receipt("H-12"))
            .Is(PetitionStatus.Received, TianxinHousing)
            .Told(TianxinBureau)
            .Ended(TianxinHousing, DutyKind.Receive, DutyState.Met)
            .Owes(TianxinHousing, DutyKind.Notify, "2026-03-19");

        Assert.Equal([new PetitionNumber(TianxinHousing, "H-12")], _case.State.Numbers);
        Assert.Equal(_case.Now, _case.State.Current!.ReceivedAt);
    }

    [Fact]
    public void Acknowledge_Twice_IsOutOfOrder() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Receipt());

    [Fact]
    public void Notify_ByTheReceiver_AcceptsAndStartsTheHandlingLimit()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).On("2026-03-09")
            .Does(TianxinHousing, Sample.Acceptance())
            .Is(PetitionStatus.Accepted, TianxinHousing)
            .Told(TianxinBureau)
            .Ended(TianxinHousing, DutyKind.Notify, DutyState.Met)
            .Owes(TianxinHousing, DutyKind.Conclude, "2026-05-08");

        Assert.Equal(_case.Now, _case.State.AcceptedAt);
    }

    [Fact]
    public void Notify_ByABureauForItself_MeetsItsHandover() =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Acceptance())
            .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Met).Is(PetitionStatus.Accepted, TianxinBureau);

    [Fact]
    public void Notify_BeforeSigning_IsOutOfOrder() =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Acceptance());

    [Fact]
    public void Notify_OfASuggestion_HasNoHandlingLimit()
    {
        _case.AcceptedBy(TianxinHousing, TianxinBureau, Sample.Details with { Purpose = Purpose.Suggestion });

        Assert.DoesNotContain(_case.State.Duties, d => d.Kind == DutyKind.Conclude);
    }

    [Theory]
    [InlineData(Purpose.Appeal, "2026-03-20", "2026-03-20")]
    [InlineData(Purpose.Appeal, "2026-12-31", "2026-05-06")]
    [InlineData(Purpose.Suggestion, "2026-03-20", "2026-03-20")]
    [InlineData(Purpose.Suggestion, "2026-12-31", "2026-12-31")]
    public void Notify_OfAnAssignment_TakesItsDeadlineWithinTheLaw(Purpose purpose, string deadline, string due) =>
        _case.RegisteredBy(TianxinBureau, Sample.Details with { Purpose = purpose })
            .Does(TianxinBureau, Sample.Assignment(TianxinHousing, Case.Morning(deadline)))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Acceptance())
            .Owes(TianxinHousing, DutyKind.Conclude, due);

    [Theory]
    [InlineData("2026-02-13", "2026-02-27")]
    [InlineData("2026-09-29", "2026-10-12")]
    public void Acknowledge_BeforeHolidays_GivesFiveWorkingDaysToObject(string received, string lastDay)
    {
        var afterwards = ChinaTime.EndOf(DateOnly.Parse(lastDay));

        _case.On(received).ReceivedBy(TianxinHousing, TianxinBureau);

        Assert.Equal(afterwards, _case.State.Current!.ObjectionDue);
        Assert.Equal(afterwards, Assert.IsType<ReceiptAcknowledgement>(_case.Entries[^1].Step).ObjectionDue);
        var refusal = _case.At(afterwards).Refuses(TianxinHousing, RefusalReason.ObjectionTooLate, Sample.Objection());
        Assert.Equal(afterwards.ToString("O"), refusal.Metadata["due"]);
        _case.At(afterwards.AddTicks(-1)).Does(TianxinHousing, Sample.Objection()).Is(PetitionStatus.Objected, TianxinHousing);
    }
}
