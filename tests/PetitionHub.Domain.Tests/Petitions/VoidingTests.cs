using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class VoidingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Void_ByTheRegistrar_KeepsTheItemAndTellsTheBureauAbove()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Voiding())
            .Is(PetitionStatus.Voided, TianxinBureau).Told(ChangshaBureau)
                .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Lapsed);

        Assert.Equal(Sample.Reasons, Assert.IsType<Voiding>(_case.Entries[^1].Step).Reasons);
        Assert.True(_case.Reads(ChangshaBureau));
    }

    [Fact]
    public void Void_OfAnOrganThatIsNoBureau_TellsItsOwnTerritorysBureau() =>
        _case.RegisteredBy(TianxinHousing).Does(TianxinHousing, Sample.Voiding()).Told(TianxinBureau);

    [Fact]
    public void Void_OnceHandedOver_IsOutOfOrder() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Voiding());

    [Fact]
    public void Void_ByAnother_IsRefused() =>
        _case.RegisteredBy(TianxinBureau).Refuses(ChangshaBureau, RefusalReason.RelationMissing, Sample.Voiding());
}
