using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class SupervisingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Urge_ByASuperiorBureauOrTheSender_OwesFeedback()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(HunanBureau, Sample.Urging())
            .Told(TianxinHousing).Owes(TianxinHousing, DutyKind.GiveFeedback, "2026-04-01");
        new Case().ReceivedBy(TianxinHousing, HunanHousing).Does(HunanHousing, Sample.Urging()).Told(TianxinHousing);
    }

    [Fact]
    public void Urge_ByAnother_IsRefused()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinHousing, RefusalReason.RelationMissing, Sample.Urging());
        _case.Refuses(ChangshaConference, RefusalReason.RelationMissing, Sample.Urging());
        _case.Refuses(ZhejiangBureau, RefusalReason.PetitionNotFound, Sample.Urging());
    }

    [Fact]
    public void Urge_WhatIsConcluded_IsOutOfOrder() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Refuses(ChangshaBureau, RefusalReason.StepOutOfOrder, Sample.Urging());

    [Fact]
    public void Supervise_ByABureauAbove_OwesFeedback() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(ChangshaBureau, Sample.Supervision())
            .Owes(TianxinHousing, DutyKind.GiveFeedback, "2026-04-01");

    [Fact]
    public void Supervise_Listed_IsForAJointConferenceOnly()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Refuses(ChangshaBureau, RefusalReason.RelationMissing, Sample.Supervision(listed: true));
        _case.Refuses(ChangshaConference, RefusalReason.RelationMissing, Sample.Supervision());
        _case.Does(HunanConference, Sample.Supervision(listed: true)).Told(TianxinHousing);
    }

    [Fact]
    public void GiveFeedback_OnTwoUrgings_AnswersTheOldestFirst()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(HunanBureau, Sample.Urging()).Does(ChangshaBureau, Sample.Urging())
            .Does(TianxinHousing, Sample.Feedback()).Told(HunanBureau)
            .Does(TianxinHousing, Sample.Feedback()).Told(ChangshaBureau)
            .Refuses(TianxinHousing, RefusalReason.NothingOwed, Sample.Feedback());
    }

    [Fact]
    public void GiveFeedback_AfterTheItemWentOn_IsStillOwed() =>
        _case.ReceivedBy(TianxinBureau, ChangshaBureau).Does(ChangshaBureau, Sample.Urging())
            .Does(TianxinBureau, Sample.Transfer(TianxinHousing)).Does(TianxinBureau, Sample.Feedback()).Told(ChangshaBureau);

    [Fact]
    public void ReportUrgently_ByABureau_TellsTheNextHigherAndTheNationalBureau() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.UrgentReport())
            .Told(TianxinHousing, ChangshaBureau, NationalBureau);

    [Fact]
    public void ReportUrgently_ByAnotherOrgan_TellsItsBureauAndJointConference() =>
        _case.ReceivedBy(ChangshaHousing, HunanBureau).Does(ChangshaHousing, Sample.UrgentReport())
            .Told(ChangshaBureau, ChangshaConference);

    [Fact]
    public void ReportUrgently_WhereABureauIsAccused_PassesItOver() =>
        _case.RegisteredBy(ChangshaHealth, Sample.Accusing(ChangshaBureau)).Does(ChangshaHealth, Sample.UrgentReport())
            .Told(ChangshaConference);

    [Fact]
    public void Evaluate_EachTargetOnceInItsTime()
    {
        _case.RegisteredBy(TianxinBureau)
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Evaluation(EvaluationTarget.Bureau));
        _case.Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Does(TianxinBureau, Sample.Evaluation(EvaluationTarget.Bureau)).Told(TianxinHousing)
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Evaluation(EvaluationTarget.Bureau));
        _case.Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Evaluation(EvaluationTarget.CompetentUnit));
        _case.Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Acceptance())
            .Does(TianxinHousing, Sample.Opinion())
            .Does(TianxinHousing, Sample.Evaluation(EvaluationTarget.CompetentUnit)).Told(TianxinBureau);

        Assert.Equal([EvaluationTarget.Bureau, EvaluationTarget.CompetentUnit], _case.State.Evaluated);
    }
}
