using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class CompletionReportTests
{
    private readonly Case _case = new();

    [Fact]
    public void Report_AtTwoLevels_EachGoesToWhoAssigned()
    {
        AssignedTwiceAndConcluded()
            .Does(TianxinHousing, Sample.CompletionReport()).Told(TianxinBureau)
                .Ended(TianxinHousing, DutyKind.ReportCompletion, DutyState.Met)
            .Owes(TianxinBureau, DutyKind.ReportCompletion, "2026-04-30")
            .Does(TianxinBureau, Sample.CompletionReportDecision(TianxinHousing, accepted: true)).Told(TianxinHousing)
            .Does(TianxinBureau, Sample.CompletionReport()).Told(ChangshaBureau)
            .Does(ChangshaBureau, Sample.CompletionReportDecision(TianxinBureau, accepted: true)).Told(TianxinBureau);

        Assert.Empty(_case.State.ReportsAwaitingDecision);
        Assert.DoesNotContain(_case.State.Duties, d => d.IsOpen);
    }

    [Fact]
    public void Report_BeforeTheConclusion_IsOutOfOrder() =>
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Assignment(ChangshaHousing, _case.Now.AddDays(9)))
            .Refuses(ChangshaHousing, RefusalReason.StepOutOfOrder, Sample.CompletionReport());

    [Fact]
    public void Report_Twice_IsRefused()
    {
        AssignedTwiceAndConcluded().Does(TianxinHousing, Sample.CompletionReport())
            .Refuses(TianxinHousing, RefusalReason.RelationMissing, Sample.CompletionReport());
        _case.Does(TianxinBureau, Sample.CompletionReport())
            .Refuses(TianxinBureau, RefusalReason.RelationMissing, Sample.CompletionReport());
    }

    [Fact]
    public void DecideReport_NotAccepted_AsksForAnother()
    {
        AssignedTwiceAndConcluded().Does(TianxinHousing, Sample.CompletionReport())
            .Refuses(TianxinBureau, RefusalReason.FieldInvalid,
                Sample.CompletionReportDecision(TianxinHousing, accepted: false) with { Remark = "" });

        _case.Does(TianxinBureau, Sample.CompletionReportDecision(TianxinHousing, accepted: false))
            .Owes(TianxinHousing, DutyKind.ReportCompletion, "2026-04-01")
            .Does(TianxinHousing, Sample.CompletionReport())
            .Does(TianxinBureau, Sample.CompletionReportDecision(TianxinHousing, accepted: true))
            .OwesNothing(TianxinHousing);
    }

    [Fact]
    public void DecideReport_ThatDoesNotAwaitTheCaller_OwesNothing()
    {
        AssignedTwiceAndConcluded()
            .Refuses(TianxinBureau, RefusalReason.NothingOwed, Sample.CompletionReportDecision(TianxinHousing, accepted: true));
        _case.Does(TianxinHousing, Sample.CompletionReport())
            .Refuses(ChangshaBureau, RefusalReason.NothingOwed, Sample.CompletionReportDecision(TianxinHousing, accepted: true));
    }

    [Fact]
    public void Report_OfAUnitThatOwesTwo_MeetsTheOldestOnly()
    {
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Assignment(TianxinBureau, Case.Morning("2026-04-10")))
            .Does(TianxinBureau, Sample.Receipt()).Does(TianxinBureau, Sample.UpwardReport(HunanBureau))
            .Does(HunanBureau, Sample.Receipt()).Does(HunanBureau, Sample.Assignment(TianxinBureau, Case.Morning("2026-04-20")))
            .Does(TianxinBureau, Sample.Receipt()).Does(TianxinBureau, Sample.Acceptance()).Does(TianxinBureau, Sample.Opinion())
            .Does(TianxinBureau, Sample.CompletionReport()).Told(ChangshaBureau)
            .Owes(TianxinBureau, DutyKind.ReportCompletion, "2026-04-20");
    }

    private Case AssignedTwiceAndConcluded() =>
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Assignment(TianxinBureau, Case.Morning("2026-04-30")))
            .Does(TianxinBureau, Sample.Receipt())
                .Does(TianxinBureau, Sample.Assignment(TianxinHousing, Case.Morning("2026-04-20")))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Acceptance())
                .Does(TianxinHousing, Sample.Opinion())
            .Owes(TianxinHousing, DutyKind.ReportCompletion, "2026-04-20");
}
