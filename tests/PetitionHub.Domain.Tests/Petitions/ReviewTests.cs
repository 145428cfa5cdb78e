using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class ReviewTests
{
    private readonly Case _case = new();

    [Fact]
    public void Review_ToTheEnd_PassesEveryStage()
    {
        _case.ConcludedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing))
            .Is(PetitionStatus.InFucha, ChangshaHousing).Told(ChangshaHousing, TianxinHousing)
            .Owes(ChangshaHousing, DutyKind.DecideFucha, "2026-04-01")
            .On("2026-03-20").Does(ChangshaHousing, Sample.FuchaDecision())
            .Is(PetitionStatus.FuchaDecided, ChangshaHousing).Told(TianxinBureau, TianxinHousing)
            .Ended(ChangshaHousing, DutyKind.DecideFucha, DutyState.Met)
            .Does(TianxinBureau, Sample.FuheRequest(HunanHousing))
            .Is(PetitionStatus.InFuhe, HunanHousing).Told(HunanHousing, ChangshaHousing)
            .Owes(HunanHousing, DutyKind.DecideFuhe, "2026-04-20")
            .Does(HunanHousing, Sample.FuheDecision())
            .Is(PetitionStatus.FuheDecided, HunanHousing).Told(TianxinBureau, TianxinHousing, ChangshaHousing)
            .Ended(HunanHousing, DutyKind.DecideFuhe, DutyState.Met);

        Assert.Equal((ChangshaHousing, (UnitCode?)null), (_case.State.FuchaBy, _case.State.Arbiter));
        Assert.True(_case.Reads(TianxinHousing));
    }

    [Theory]
    [InlineData("4301-housing")]
    [InlineData("4301-bureau")]
    [InlineData("430103-bureau")]
    public void RequestFucha_OfTheNextOrganUp_IsAccepted(string reviewing) =>
        _case.ConcludedBy(TianxinHousing, ChangshaBureau).Does(ChangshaBureau, Sample.FuchaRequest(UnitCode.Parse(reviewing)));

    [Theory]
    [InlineData("43-housing", RefusalReason.DestinationWrongLevel)]
    [InlineData("43-bureau", RefusalReason.DestinationWrongLevel)]
    [InlineData("430103-housing", RefusalReason.DestinationWrongLevel)]
    [InlineData("430104-bureau", RefusalReason.DestinationWrongLevel)]
    [InlineData("3301-housing", RefusalReason.DestinationWrongLevel)]
    [InlineData("4301-health", RefusalReason.DestinationWrongOrgan)]
    [InlineData("99-nobody", RefusalReason.DestinationUnknown)]
    public void RequestFucha_OfAnotherOrgan_IsRefused(string reviewing, RefusalReason reason)
    {
        var refusal = _case.ConcludedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinBureau, reason, Sample.FuchaRequest(UnitCode.Parse(reviewing)));

        Assert.Equal("fucha_request.reviewing_unit", Assert.Single(refusal.Fields).Path);
    }

    [Fact]
    public void RequestFucha_OfABureausOpinion_GoesToTheBureauAboveIt()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Acceptance()).Does(TianxinBureau, Sample.Opinion())
            .Refuses(TianxinBureau, RefusalReason.DestinationWrongLevel, Sample.FuchaRequest(TianxinBureau));
        _case.Does(TianxinBureau, Sample.FuchaRequest(ChangshaBureau));
    }

    [Fact]
    public void RequestFucha_InAMunicipality_PassesTheEmptyHeadingOver()
    {
        var (beijing, dongcheng) = (Unit("11-bureau"), Unit("110101-housing"));
        foreach (var unit in new[] { beijing, dongcheng, Unit("11-housing") })
            _case.Changes(Sample.Change(UnitChangeKind.Register, unit));

        _case.RegisteredBy(dongcheng.Code).Does(dongcheng.Code, Sample.Acceptance()).Does(dongcheng.Code, Sample.Opinion())
            .Refuses(dongcheng.Code, RefusalReason.DestinationWrongLevel, Sample.FuchaRequest(NationalHousing));
        _case.Does(dongcheng.Code, Sample.FuchaRequest(Unit("11-housing").Code));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RequestReview_AfterThirtyDays_IsTooLate(bool isFinal)
    {
        _case.ConcludedBy(TianxinHousing, TianxinBureau);
        Step request = Sample.FuchaRequest(ChangshaHousing);
        if (isFinal)
        {
            _case.Does(TianxinBureau, request).Does(ChangshaHousing, Sample.FuchaDecision());
            request = Sample.FuheRequest(HunanHousing);
        }

        var afterwards = ChinaTime.EndOf(new DateOnly(2026, 4, 1));
        var refusal = _case.At(afterwards).Refuses(TianxinBureau, RefusalReason.ReviewTooLate, request);

        Assert.Equal(afterwards.ToString("O"), refusal.Metadata["due"]);
        _case.At(afterwards.AddTicks(-1)).Does(TianxinBureau, request);
    }

    [Fact]
    public void RequestReview_OfAnAccusedOrgan_IsRefused() =>
        _case.RegisteredBy(TianxinHealth, Sample.Accusing(ChangshaBureau)).Does(TianxinHealth, Sample.Acceptance())
            .Does(TianxinHealth, Sample.Opinion())
            .Refuses(HunanBureau, RefusalReason.DestinationAccused, Sample.FuchaRequest(ChangshaBureau));

    [Fact]
    public void RecordHearing_InAFinalReview_DoesNotCountItsDays() =>
        InFuhe().Owes(HunanHousing, DutyKind.DecideFuhe, "2026-04-01")
            .Does(HunanHousing, Sample.Hearing(7)).Told(TianxinBureau).Owes(HunanHousing, DutyKind.DecideFuhe, "2026-04-08")
            .Refuses(HunanHousing, RefusalReason.FieldInvalid, Sample.Hearing(181));

    [Fact]
    public void RecordHearing_InAReview_IsOutOfOrder() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing))
            .Refuses(ChangshaHousing, RefusalReason.StepOutOfOrder, Sample.Hearing(7));

    [Fact]
    public void DecideReview_ByWhoDecidedBefore_IsRefused() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing))
            .Refuses(TianxinHousing, RefusalReason.RelationMissing, Sample.FuchaDecision());

    [Fact]
    public void Urge_AReviewingOrgan_IsNotForWhoHandedOverBefore()
    {
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing))
            .Refuses(TianxinBureau, RefusalReason.RelationMissing, Sample.Urging());
        _case.Does(ChangshaBureau, Sample.Urging());
    }

    private Case InFuhe() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau).Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing))
            .Does(ChangshaHousing, Sample.FuchaDecision()).Does(TianxinBureau, Sample.FuheRequest(HunanHousing));
}
