using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>The successor of an abolished unit takes its matters (R22 Art 24).</summary>
public sealed class SuccessionTests
{
    private readonly Case _case = new();

    [Fact]
    public void Abolish_TheHolder_ItsHeirHandlesToTheEnd()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Assignment(TianxinHousing, Case.Morning("2026-04-20")))
            .Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth)
            .Does(TianxinHealth, Sample.Receipt()).Ended(TianxinHousing, DutyKind.Receive, DutyState.Met)
            .Does(TianxinHealth, Sample.Acceptance()).Ended(TianxinHealth, DutyKind.Notify, DutyState.Met)
            .Does(TianxinHealth, Sample.UnitNaming(TianxinHealth, PozijieHousing))
            .Does(TianxinHealth, Sample.Opinion()).Ended(TianxinHealth, DutyKind.Conclude, DutyState.Met)
            .Is(PetitionStatus.Concluded, TianxinHousing)
            .Does(TianxinHealth, Sample.CompletionReport())
            .Does(TianxinBureau, Sample.CompletionReportDecision(TianxinHealth, accepted: true));

        Assert.DoesNotContain(_case.State.Duties, d => d.IsOpen);
        Assert.Empty(_case.State.ReportsAwaitingDecision);
        _case.Refuses(TianxinHousing, RefusalReason.UnitInactive, Sample.UrgentReport());
    }

    [Fact]
    public void Abolish_TheHolder_ItsHeirIsToldAndSuperiorsStillSee()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth)
            .Does(ChangshaBureau, Sample.Urging()).Told(TianxinHealth).Owes(TianxinHealth, DutyKind.GiveFeedback, "2026-04-01");
    }

    [Fact]
    public void Abolish_TheSenderAfterAnObjection_ItsHeirDecidesAndHolds() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .Changes(UnitChangeKind.Abolish, TianxinBureau, ChangshaBureau)
            .Does(ChangshaBureau, Sample.ObjectionDecision(agreed: true, TianxinHealth))
            .Is(PetitionStatus.HandedOver, TianxinHealth)
            .Ended(TianxinBureau, DutyKind.DecideObjection, DutyState.Met)
            .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Met);

    [Fact]
    public void Abolish_TheHolderInADispute_ItsHeirIsTheHolderToDecideFor() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.Dispute())
            .Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth)
            .Does(ChangshaBureau, Sample.DisputeDecision(TianxinHealth))
            .Is(PetitionStatus.Received, TianxinHousing)
            .Does(TianxinHealth, Sample.Acceptance());

    [Fact]
    public void Abolish_TheHolderThatReceivedThroughItsHeir_LapsesWhatTheHeirOwes() =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth)
            .Does(TianxinHealth, Sample.Receipt()).Does(TianxinHealth, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true))
            .OwesNothing(TianxinHealth).OwesNothing(TianxinHousing);

    [Fact]
    public void Abolish_TheHolderWithoutASuccessor_WaitsForOneInSightOfTheSuperior()
    {
        _case.RegisteredBy(TianxinHousing).Changes(UnitChangeKind.Abolish, TianxinHousing);

        Assert.True(_case.Reads(TianxinBureau));
        _case.Refuses(TianxinBureau, RefusalReason.DestinationInactive, Sample.Urging());
        _case.Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth).Does(TianxinHealth, Sample.Acceptance());
    }

    [Fact]
    public void Abolish_WhoConcluded_LeavesTheReviewOpen() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Changes(UnitChangeKind.Abolish, TianxinHousing)
            .Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing)).Is(PetitionStatus.InFucha, ChangshaHousing);

    [Fact]
    public void Suspend_TheHolder_StopsItUntilReinstated()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Changes(UnitChangeKind.Suspend, TianxinHousing)
            .Refuses(TianxinHousing, RefusalReason.UnitInactive, Sample.Acceptance());
        _case.Changes(UnitChangeKind.Reinstate, TianxinHousing).Does(TianxinHousing, Sample.Acceptance());
    }
}
