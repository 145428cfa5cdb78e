using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class BuckPassingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Bounces_CountEveryComingBack_AndTheThirdIsToldToTheCommonSuperior()
    {
        _case.RegisteredBy(TianxinBureau);
        Bounce(TianxinHousing);
        Assert.Equal((1, 0), (_case.State.Bounces, _case.State.BouncesTold));
        Bounce(TianxinHealth);
        Assert.Equal(2, _case.State.Bounces);

        _case.Does(TianxinBureau, Sample.Transfer(TianxinHousing));

        Assert.Equal((3, 3), (_case.State.Bounces, _case.State.BouncesTold));
        Assert.Equal(new BuckPassingNotice(3, 0), _case.Entries[^1].Step);
        Assert.Equal(Actor.Hub, _case.Entries[^1].Actor);
        // The bureau of the district had it too: who stands over all of them is the city's.
        _case.Told(ChangshaBureau).Is(PetitionStatus.HandedOver, TianxinHousing);
    }

    [Fact]
    public void Bounces_AreToldAgainAfterAsManyMore()
    {
        _case.RegisteredBy(TianxinBureau);
        for (var i = 0; i < 4; i++)
            Bounce(TianxinHousing);

        // Each round after the first brings two: 1, 3, 5, 7.
        Assert.Equal([3, 6], _case.Entries.Select(e => e.Step).OfType<BuckPassingNotice>().Select(n => n.Bounces));
    }

    [Fact]
    public void Notice_AfterTwentyDaysBetweenHands_IsToldOnceAPeriod()
    {
        _case.RegisteredBy(TianxinBureau).On("2026-03-05").Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .At(Case.Morning("2026-03-25").AddSeconds(-1)).RefusesOperator(RefusalReason.NoticeUntimely, new BuckPassingNotice())
            .On("2026-03-25").Operates(new BuckPassingNotice()).Told(ChangshaBureau)
            .RefusesOperator(RefusalReason.NoticeUntimely, new BuckPassingNotice())
            .On("2026-04-14").Operates(new BuckPassingNotice());

        Assert.Equal(new BuckPassingNotice(0, 40), _case.Entries[^1].Step);
    }

    [Fact]
    public void Notice_OfWhatWasNeverHandedOnOrIsAccepted_IsRefused()
    {
        _case.RegisteredBy(TianxinBureau).On("2026-06-01").RefusesOperator(RefusalReason.NoticeUntimely, new BuckPassingNotice());
        var accepted = new Case().AcceptedBy(TianxinHousing, TianxinBureau);
        Assert.Null(accepted.State.BetweenHandsSince);
        accepted.On("2026-06-01").RefusesOperator(RefusalReason.StepOutOfOrder, new BuckPassingNotice());
    }

    [Fact]
    public void Notice_WhereTheCommonSuperiorIsAccused_GoesToTheNextOne() =>
        _case.RegisteredBy(ChangshaHousing, Sample.Accusing(ChangshaBureau))
            .Does(ChangshaHousing, Sample.Transfer(TianxinHousing))
            .On("2026-06-01").Operates(new BuckPassingNotice()).Told(ChangshaConference);

    [Fact]
    public void Notice_WhereNobodyStandsOverAll_IsWrittenAndToldToNobody() =>
        _case.RegisteredBy(NationalBureau).Does(NationalBureau, Sample.Transfer(HunanHousing))
            .On("2026-06-01").Operates(new BuckPassingNotice()).Told();

    [Fact]
    public void Decide_AnyWalk_BouncesAreTheComingsBack() => ProcedureProperties.Whole(walk =>
    {
        var (held, bounces, since) = (new HashSet<UnitCode>(), 0, (DateTimeOffset?)null);
        UnitCode? holder = null;
        foreach (var entry in walk.SelectMany(step => step.Decision.Entries))
        {
            var isOpen = entry.Status is PetitionStatus.Registered or PetitionStatus.HandedOver or PetitionStatus.Received
                or PetitionStatus.Objected or PetitionStatus.Disputed;
            if (isOpen && holder is not null && entry.Holder != holder && entry.Step is not Takeover)
            {
                since ??= entry.At;
                bounces += held.Contains(entry.Holder!.Value) ? 1 : 0;
            }

            since = isOpen ? since : null;
            if (isOpen)
                held.Add(entry.Holder!.Value);
            holder = entry.Holder;
        }

        return walk.LastOrDefault()?.After is not { } last || (last.Bounces == bounces && last.BetweenHandsSince == since);
    });

    [Fact]
    public void Decide_AnyWalk_EachCrossingIsToldOnce() => ProcedureProperties.Whole(walk =>
    {
        var told = 0;
        foreach (var step in walk.Where(step => step.IsAccepted && step.After is not null))
        {
            var notices = step.Decision.Entries.Where(entry => entry.Step is BuckPassingNotice).ToList();
            if (notices.Count > 1)
                return false;
            var state = step.After!;
            if (notices.Count == 1)
                told = state.Bounces;
            // With a limit of one, nothing that bounced and is still between hands is left untold.
            if (state.BetweenHandsSince is not null && state.Bounces != told)
                return false;
        }

        return true;
    });

    /// <summary>To the unit and back, by an objection that is agreed to.</summary>
    private void Bounce(UnitCode to) =>
        _case.Does(TianxinBureau, Sample.Transfer(to)).Does(to, Sample.Receipt()).Does(to, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true));
}
