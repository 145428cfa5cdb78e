using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class DisputeTests
{
    private readonly Case _case = new();

    [Fact]
    public void RaiseDispute_BySenderAndHolderOfOneTerritory_GoesToTheirJointConference() =>
        DisputedBySender(ChangshaHousing, ChangshaBureau)
            .Is(PetitionStatus.Disputed, ChangshaHousing)
            .Told(ChangshaConference, ChangshaHousing)
            .Owes(ChangshaConference, DutyKind.DecideDispute, "2026-03-17")
            .Ended(ChangshaBureau, DutyKind.DecideObjection, DutyState.Lapsed);

    [Fact]
    public void RaiseDispute_BetweenUnitsUnderOneBureau_GoesToTheBureau() =>
        DisputedBySender(TianxinHousing, HunanHousing).Owes(HunanBureau, DutyKind.DecideDispute, "2026-03-17");

    [Fact]
    public void RaiseDispute_WithoutAConference_GoesToTheNextBureauUp() =>
        DisputedBySender(TianxinHousing, TianxinBureau).Owes(ChangshaBureau, DutyKind.DecideDispute, "2026-03-17");

    [Fact]
    public void RaiseDispute_WhereTheNextOverBothIsAccused_GoesFurtherUp() =>
        DisputedBySender(ChangshaHousing, ChangshaBureau, Sample.Accusing(ChangshaConference))
            .Owes(HunanBureau, DutyKind.DecideDispute, "2026-03-17");

    [Fact]
    public void RaiseDispute_AtTheTop_HasNoArbiter() =>
        _case.ReceivedBy(NationalHousing, NationalBureau).Does(NationalHousing, Sample.Objection())
            .Refuses(NationalBureau, RefusalReason.NoArbiter, Sample.Dispute());

    [Fact]
    public void RaiseDispute_ByTheHolder_NeedsARefusedObjection()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Dispute());
        _case.Does(TianxinHousing, Sample.Objection()).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Dispute());
        _case.Does(TianxinBureau, Sample.ObjectionDecision(agreed: false))
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Dispute());
        _case.Does(TianxinHousing, Sample.Dispute()).Is(PetitionStatus.Disputed, TianxinHousing);
    }

    [Fact]
    public void RaiseDispute_ByTheHolderWhoseSenderEnded_NeedsNoDecision() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .Changes(UnitChangeKind.Abolish, TianxinBureau)
            .Does(TianxinHousing, Sample.Dispute())
            .Owes(ChangshaBureau, DutyKind.DecideDispute, "2026-03-17");

    [Fact]
    public void RaiseDispute_ByTheHolderWhoseSenderLetTheLimitPass_NeedsNoDecision() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .On("2026-03-31")
            .Does(TianxinHousing, Sample.Dispute()).Is(PetitionStatus.Disputed, TianxinHousing);

    [Fact]
    public void DecideDispute_ForTheHolder_IsFinal()
    {
        DisputedByHolder().Does(ChangshaBureau, Sample.DisputeDecision(TianxinHousing))
            .Is(PetitionStatus.Received, TianxinHousing)
            .Told(TianxinBureau, TianxinHousing)
            .Ended(ChangshaBureau, DutyKind.DecideDispute, DutyState.Met)
            .Owes(TianxinHousing, DutyKind.Notify, "2026-03-17");

        Assert.Null(_case.State.Arbiter);
        _case.Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Objection());
        _case.Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Dispute());
        _case.Does(TianxinHousing, Sample.Acceptance());
    }

    [Fact]
    public void DecideDispute_ForTheSender_ReturnsItWithTheOldClock() =>
        DisputedByHolder().Does(ChangshaBureau, Sample.DisputeDecision(TianxinBureau))
            .Is(PetitionStatus.Registered, TianxinBureau)
            .OwesNothing(TianxinHousing)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-17");

    [Fact]
    public void DecideDispute_ForAThirdUnit_HandsItThere()
    {
        DisputedByHolder().Does(ChangshaBureau, Sample.DisputeDecision(YueluHousing))
            .Is(PetitionStatus.HandedOver, YueluHousing)
            .Told(TianxinBureau, TianxinHousing, YueluHousing)
            .OwesNothing(TianxinHousing)
            .Owes(YueluHousing, DutyKind.Receive, "2026-03-05");
        var handover = Assert.Single(_case.State.Handovers);
        Assert.Equal((HandoverKind.DisputeDecision, TianxinBureau, YueluHousing), (handover.Kind, handover.From, handover.To));

        _case.Does(YueluHousing, Sample.Receipt());

        Assert.Null(_case.State.Current!.ObjectionDue);
        _case.Refuses(YueluHousing, RefusalReason.StepOutOfOrder, Sample.Objection());
    }

    [Theory]
    [InlineData("99-nobody", RefusalReason.DestinationUnknown)]
    [InlineData("43-housing", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("4301-health", RefusalReason.DestinationAccused)]
    public void DecideDispute_ForAUnitThatMayNotHaveIt_IsRefused(string responsible, RefusalReason reason)
    {
        var refusal = DisputedByHolder(Sample.Accusing(ChangshaHealth))
            .Refuses(ChangshaBureau, reason, Sample.DisputeDecision(UnitCode.Parse(responsible)));

        Assert.Equal("dispute_decision.responsible_unit", Assert.Single(refusal.Fields).Path);
    }

    [Fact]
    public void DecideDispute_ByAnotherThanTheArbiter_IsRefused() =>
        DisputedByHolder().Refuses(HunanBureau, RefusalReason.RelationMissing, Sample.DisputeDecision(TianxinHousing));

    private Case DisputedBySender(UnitCode holder, UnitCode sender, PetitionDetails? details = null) =>
        _case.ReceivedBy(holder, sender, details).Does(holder, Sample.Objection()).Does(sender, Sample.Dispute());

    private Case DisputedByHolder(PetitionDetails? details = null) =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau, details).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: false)).Does(TianxinHousing, Sample.Dispute());
}
