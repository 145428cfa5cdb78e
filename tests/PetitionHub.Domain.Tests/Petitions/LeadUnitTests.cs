using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class LeadUnitTests
{
    private readonly Case _case = new();

    [Fact]
    public void NameUnits_WithTheHolderAsLead_OwesAPartEach()
    {
        _case.ReceivedBy(ChangshaHousing, ChangshaBureau)
            .Does(ChangshaHousing, Sample.UnitNaming(ChangshaHousing, ChangshaHealth, TianxinHousing))
            .Is(PetitionStatus.Received, ChangshaHousing)
            .Told(ChangshaHealth, TianxinHousing)
            .Owes(ChangshaHealth, DutyKind.Assist, "2026-03-17")
            .Owes(TianxinHousing, DutyKind.Assist, "2026-03-17");

        Assert.Equal(ChangshaHousing, _case.State.LeadUnit);
        Assert.True(_case.Reads(ChangshaHealth));
    }

    [Fact]
    public void NameUnits_WithAnotherLead_TransfersInTheSameCommand()
    {
        _case.ReceivedBy(ChangshaBureau, HunanBureau).Does(ChangshaBureau, Sample.UnitNaming(ChangshaHousing, ChangshaHealth))
            .Is(PetitionStatus.HandedOver, ChangshaHousing)
            .Owes(ChangshaHealth, DutyKind.Assist, "2026-03-17");

        Assert.Equal([StepKind.UnitNaming, StepKind.Transfer], _case.Entries.TakeLast(2).Select(e => e.Step.Kind));
    }

    [Fact]
    public void NameUnits_WithALeadThatMayNotHaveIt_ChangesNothing()
    {
        var refusal = _case.ReceivedBy(ChangshaBureau, HunanBureau)
            .Refuses(ChangshaBureau, RefusalReason.DestinationWrongLevel, Sample.UnitNaming(HunanHousing, ChangshaHealth));

        Assert.Equal("unit_naming.lead_unit", Assert.Single(refusal.Fields).Path);
        Assert.Empty(_case.State.Assisting);
    }

    [Fact]
    public void NameUnits_ByTheSender_LeavesTheHolderLeading()
    {
        _case.ReceivedBy(ChangshaHousing, ChangshaBureau)
            .Refuses(ChangshaBureau, RefusalReason.FieldInvalid, Sample.UnitNaming(ChangshaHealth, TianxinHousing));
        _case.Does(ChangshaBureau, Sample.UnitNaming(ChangshaHousing, ChangshaHealth)).Told(ChangshaHousing, ChangshaHealth);
    }

    [Fact]
    public void NameUnits_OnceAccepted_KeepsTheLead()
    {
        _case.AcceptedBy(ChangshaBureau, HunanBureau)
            .Refuses(ChangshaBureau, RefusalReason.StepOutOfOrder, Sample.UnitNaming(ChangshaHousing, ChangshaHealth));
        _case.Does(ChangshaBureau, Sample.UnitNaming(ChangshaBureau, ChangshaHealth));
    }

    [Fact]
    public void NameUnits_Anew_LapsesTheEarlierParts() =>
        _case.ReceivedBy(ChangshaHousing, ChangshaBureau)
            .Does(ChangshaHousing, Sample.UnitNaming(ChangshaHousing, ChangshaHealth))
            .Does(ChangshaHousing, Sample.UnitNaming(ChangshaHousing, TianxinHousing))
            .Ended(ChangshaHealth, DutyKind.Assist, DutyState.Lapsed)
            .Owes(TianxinHousing, DutyKind.Assist, "2026-03-17");

    [Fact]
    public void NameUnits_ThatMayNotAssist_AreRefusedByName()
    {
        _case.ReceivedBy(ChangshaHousing, ChangshaBureau, Sample.Accusing(TianxinHealth));

        Refused(RefusalReason.DestinationUnknown, Nobody);
        Refused(RefusalReason.DestinationOutsideTerritory, HunanHousing);
        Refused(RefusalReason.DestinationAccused, TianxinHealth);
        Refused(RefusalReason.FieldInvalid, ChangshaHousing);
        Refused(RefusalReason.FieldInvalid, ChangshaHealth);

        void Refused(RefusalReason reason, Domain.Units.UnitCode second) =>
            Assert.Equal("unit_naming.assisting_units[1]", Assert.Single(
                _case.Refuses(ChangshaHousing, reason, Sample.UnitNaming(ChangshaHousing, ChangshaHealth, second)).Fields).Path);
    }

    [Fact]
    public void NameUnits_WithNobodyToAssist_IsRefused() =>
        _case.RegisteredBy(ChangshaHousing)
            .Refuses(ChangshaHousing, RefusalReason.FieldInvalid, Sample.UnitNaming(ChangshaHousing));

    [Fact]
    public void ReportProgress_PartDone_MeetsTheAssistingPartOnce()
    {
        _case.ReceivedBy(ChangshaHousing, ChangshaBureau)
            .Does(ChangshaHousing, Sample.UnitNaming(ChangshaHousing, ChangshaHealth))
            .Does(ChangshaHealth, Sample.Progress(partDone: true))
            .Told(ChangshaBureau, ChangshaHousing)
            .Ended(ChangshaHealth, DutyKind.Assist, DutyState.Met)
            .Refuses(ChangshaHealth, RefusalReason.NothingOwed, Sample.Progress(partDone: true));
        _case.Does(ChangshaHealth, Sample.Progress());
    }

    [Fact]
    public void ReportProgress_ByTheHolder_TellsTheChain() =>
        _case.ReceivedBy(TianxinBureau, ChangshaBureau).Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Progress())
            .Told(TianxinBureau, ChangshaBureau);
}
