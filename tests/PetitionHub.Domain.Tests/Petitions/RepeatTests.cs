using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class RepeatTests
{
    private readonly Case _earlier = new Case().ConcludedBy(TianxinHousing, TianxinBureau);
    private readonly Case _case = new();

    public RepeatTests() => _case.Others.Add(_earlier);

    [Fact]
    public void LinkRepeat_ToAnEarlierItem_JoinsItsMatter()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.RepeatLink(_earlier.Id))
            .Is(PetitionStatus.Registered, TianxinBureau);

        Assert.Equal(_earlier.Id, _case.State.Matter);
        Assert.Equal(_earlier.Id, Assert.IsType<RepeatLink>(_case.Entries[^1].Step).Matter);
    }

    [Fact]
    public void LinkRepeat_OfARepeat_JoinsTheFirstItemsMatter()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.RepeatLink(_earlier.Id));
        var third = new Case();
        third.Others.Add(_case);

        third.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.RepeatLink(_case.Id));

        Assert.Equal(_earlier.Id, third.State.Matter);
    }

    [Fact]
    public void LinkRepeat_ToWhatTheCallerMayNotSee_IsAsIfItWereNotThere()
    {
        _case.RegisteredBy(YueluBureau);

        var unseen = _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.RepeatLink(_earlier.Id));
        var missing = _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.RepeatLink(new PetitionId(Guid.Empty)));

        Assert.Equal(_earlier.Id.ToString(), unseen.Metadata["petition_id"]);
        Assert.Equal(
            missing.Message.Replace(Guid.Empty.ToString(), _earlier.Id.ToString(), StringComparison.Ordinal), unseen.Message);
    }

    [Fact]
    public void LinkRepeat_ToItselfOrAVoidedItem_IsRefused()
    {
        var voided = new Case().RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.Voiding());
        _case.Others.Add(voided);
        _case.RegisteredBy(TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.RepeatLink(_case.Id));
        _case.Refuses(TianxinBureau, RefusalReason.EarlierPetitionUnsuitable, Sample.RepeatLink(voided.Id));
    }

    [Fact]
    public void RefuseRepeat_AfterAFinalReview_EndsTheRepeat()
    {
        FinishEarlier();
        _case.ReceivedBy(ChangshaBureau, HunanBureau).Does(ChangshaBureau, Sample.RepeatLink(_earlier.Id))
            .Does(ChangshaBureau, Sample.RepeatRefusal(_earlier.Id))
            .Is(PetitionStatus.NoLongerAccepted, ChangshaBureau)
            .Told(HunanBureau)
            .OwesNothing(ChangshaBureau);
    }

    [Fact]
    public void RefuseRepeat_BeforeTheFinalReview_IsRefused()
    {
        var refusal = _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.RepeatLink(_earlier.Id))
            .Refuses(TianxinBureau, RefusalReason.EarlierPetitionUnsuitable, Sample.RepeatRefusal(_earlier.Id));

        Assert.Equal("Concluded", refusal.Metadata["status"]);
    }

    [Fact]
    public void RefuseRepeat_OfAnotherMatterOrAnUnseenItem_IsRefused()
    {
        FinishEarlier();
        _case.RegisteredBy(TianxinBureau)
            .Refuses(TianxinBureau, RefusalReason.EarlierPetitionUnsuitable, Sample.RepeatRefusal(_earlier.Id));
        var other = new Case();
        other.Others.Add(_earlier);
        other.RegisteredBy(YueluBureau).Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.RepeatRefusal(_earlier.Id));
    }

    private void FinishEarlier() =>
        _earlier.Does(TianxinBureau, Sample.FuchaRequest(ChangshaHousing)).Does(ChangshaHousing, Sample.FuchaDecision())
            .Does(TianxinBureau, Sample.FuheRequest(HunanHousing)).Does(HunanHousing, Sample.FuheDecision());
}
