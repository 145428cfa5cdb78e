using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class ObjectionTests
{
    private readonly Case _case = new();

    [Fact]
    public void Object_InTime_WaitsForTheSender() =>
        Objected().Is(PetitionStatus.Objected, TianxinHousing).Told(TianxinBureau)
            .Owes(TianxinBureau, DutyKind.DecideObjection, "2026-03-10")
            .Owes(TianxinHousing, DutyKind.Notify, "2026-03-17");

    [Fact]
    public void Object_ByTheRegistrarThatHoldsIt_IsRefused() =>
        _case.RegisteredBy(TianxinHousing).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Objection());

    [Fact]
    public void Object_SuggestingAnUnknownUnit_IsRefused() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinHousing, RefusalReason.UnitUnknown, Sample.Objection(Nobody));

    [Fact]
    public void DecideObjection_Agreed_GivesItBackWithTheOldClock()
    {
        Objected().On("2026-03-05").Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .Is(PetitionStatus.Registered, TianxinBureau)
            .Told(TianxinHousing)
            .OwesNothing(TianxinHousing)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-17")
            .Ended(TianxinBureau, DutyKind.DecideObjection, DutyState.Met)
            .Ended(TianxinHousing, DutyKind.Notify, DutyState.Lapsed);

        Assert.Empty(_case.State.Handovers);
        Assert.False(_case.Reads(TianxinHousing));
        Assert.Equal(_case.State.RegisteredAt, _case.State.Duties[^1].StartedAt);
    }

    [Fact]
    public void DecideObjection_AgreedInAChain_GoesBackOneHand() =>
        _case.ReceivedBy(TianxinBureau, ChangshaBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .Is(PetitionStatus.Received, TianxinBureau)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-17");

    [Fact]
    public void DecideObjection_WithARedirection_TransfersInTheSameCommand()
    {
        Objected().On("2026-03-05").Does(TianxinBureau, Sample.ObjectionDecision(agreed: true, TianxinHealth))
            .Is(PetitionStatus.HandedOver, TianxinHealth).Told(TianxinHealth)
            .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Met);

        Assert.Equal([StepKind.ObjectionDecision, StepKind.Transfer], _case.Entries.TakeLast(2).Select(e => e.Step.Kind));
        Assert.Equal((TianxinBureau, TianxinHealth), (Assert.Single(_case.State.Handovers).From, _case.State.Holder));
    }

    [Fact]
    public void DecideObjection_WithAForbiddenRedirection_ChangesNothing()
    {
        var refusal = Objected().Refuses(
            TianxinBureau, RefusalReason.DestinationOutsideTerritory, Sample.ObjectionDecision(agreed: true, YueluHousing));

        Assert.Equal("objection_decision.redirect_to", Assert.Single(refusal.Fields).Path);
        _case.Is(PetitionStatus.Objected, TianxinHousing);
    }

    [Fact]
    public void DecideObjection_RefusedButRedirected_IsRefused() =>
        Objected().Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.ObjectionDecision(agreed: false, TianxinHealth));

    [Fact]
    public void DecideObjection_Refused_LeavesItAndEndsObjecting()
    {
        Objected().Does(TianxinBureau, Sample.ObjectionDecision(agreed: false))
            .Is(PetitionStatus.Received, TianxinHousing).Told(TianxinHousing)
            .Owes(TianxinHousing, DutyKind.Notify, "2026-03-17")
            .Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Objection());
        _case.Does(TianxinHousing, Sample.Acceptance());
    }

    [Fact]
    public void DecideObjection_ByAnotherThanTheSender_IsRefused()
    {
        Objected().Refuses(TianxinHousing, RefusalReason.RelationMissing, Sample.ObjectionDecision(agreed: true));
        _case.Refuses(HunanBureau, RefusalReason.RelationMissing, Sample.ObjectionDecision(agreed: true));
    }

    [Fact]
    public void DecideObjection_OfAReportedAssignment_LapsesTheReport() =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Assignment(TianxinHousing, _case.Now.AddDays(30)))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .Ended(TianxinHousing, DutyKind.ReportCompletion, DutyState.Lapsed);

    [Fact]
    public void DecideObjection_OfALead_TakesTheLeadFromIt()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinHousing, Sample.UnitNaming(TianxinHousing, TianxinHealth)).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .Ended(TianxinHealth, DutyKind.Assist, DutyState.Lapsed);

        Assert.Null(_case.State.LeadUnit);
        Assert.Empty(_case.State.Assisting);
        Assert.False(_case.Reads(TianxinHousing));
    }

    [Fact]
    public void DecideObjection_AfterAnUrging_LeavesTheFeedbackOwed() =>
        Objected().Does(ChangshaBureau, Sample.Urging()).Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .Owes(TianxinHousing, DutyKind.GiveFeedback, "2026-04-02")
            .Does(TianxinHousing, Sample.Feedback()).OwesNothing(TianxinHousing);

    private Case Objected() =>
        _case.On("2026-03-02").ReceivedBy(TianxinHousing, TianxinBureau).On("2026-03-03")
            .Does(TianxinHousing, Sample.Objection());
}
