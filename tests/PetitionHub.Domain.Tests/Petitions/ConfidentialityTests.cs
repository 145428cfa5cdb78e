using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>The item never reaches whom it accuses, nor units below them (R22 Arts 30, 46).</summary>
public sealed class ConfidentialityTests
{
    private readonly Case _case = new();

    [Fact]
    public void Read_ByAnAccusedSuperior_IsNotFound()
    {
        _case.RegisteredBy(TianxinHealth, Sample.Accusing(ChangshaBureau));

        Assert.False(_case.Reads(ChangshaBureau));
        Assert.False(_case.Reads(TianxinBureau));
        Assert.True(_case.Reads(HunanBureau));
        _case.Refuses(ChangshaBureau, RefusalReason.PetitionNotFound, Sample.Urging());
    }

    [Fact]
    public void Amend_AccusingTheSender_IsNotToldToIt()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinHousing, Sample.Amendment(Sample.Accusing(TianxinBureau), 3)).Told();

        Assert.False(_case.Reads(TianxinBureau));
        _case.Does(TianxinHousing, Sample.Acceptance()).Told();
    }

    [Fact]
    public void Amend_AccusingAnAssistingOrCopiedUnit_EndsItsPart()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.UnitNaming(TianxinHousing, TianxinHealth))
            .Does(TianxinBureau, Sample.Copying(HangzhouHousing))
            .Does(TianxinHousing, Sample.Amendment(Sample.Accusing(TianxinHealth, ZhejiangHousing), 5))
            .Told(TianxinBureau)
            .Ended(TianxinHealth, DutyKind.Assist, DutyState.Lapsed);

        Assert.False(_case.Reads(TianxinHealth));
        Assert.False(_case.Reads(HangzhouHousing));
        _case.Refuses(TianxinHealth, RefusalReason.PetitionNotFound, Sample.Progress(partDone: true));
    }

    [Fact]
    public void Amend_AccusingTheHolderOrOneAboveIt_IsRefused()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.DestinationAccused, Sample.Amendment(Sample.Accusing(TianxinHousing), 3));
        _case.Refuses(TianxinBureau, RefusalReason.DestinationAccused, Sample.Amendment(Sample.Accusing(HunanHousing), 3));
    }

    [Fact]
    public void Amend_AccusingTheSenderThatHasToDecide_OpensTheDispute() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinHousing, Sample.Amendment(Sample.Accusing(TianxinBureau), 4))
            .Ended(TianxinBureau, DutyKind.DecideObjection, DutyState.Lapsed)
            .Does(TianxinHousing, Sample.Dispute()).Is(PetitionStatus.Disputed, TianxinHousing).Told(ChangshaBureau);

    [Fact]
    public void Amend_AccusingTheArbiter_IsRefused()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.Objection())
            .Does(TianxinBureau, Sample.Dispute());

        _case.Refuses(TianxinHousing, RefusalReason.DestinationAccused, Sample.Amendment(Sample.Accusing(ChangshaBureau), 5));
    }

    [Fact]
    public void Abolish_AnAccusedUnit_AccusesItsHeir()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(ChangshaHealth));
        Assert.True(_case.Reads(ChangshaBureau));

        _case.Changes(UnitChangeKind.Abolish, ChangshaHealth, ChangshaBureau);

        Assert.False(_case.Reads(ChangshaBureau));
    }
}
