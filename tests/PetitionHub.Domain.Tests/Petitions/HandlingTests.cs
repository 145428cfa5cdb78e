using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class HandlingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Extend_Nationally_IsThirtyDaysOnce()
    {
        _case.On("2026-03-09").AcceptedBy(TianxinHousing, TianxinBureau).Owes(TianxinHousing, DutyKind.Conclude, "2026-05-08")
            .Refuses(TianxinHousing, RefusalReason.FieldInvalid, Sample.Extension(31));
        _case.Refuses(TianxinHousing, RefusalReason.FieldInvalid, Sample.Extension(0));

        _case.Does(TianxinHousing, Sample.Extension(30)).Told(TianxinBureau).Owes(TianxinHousing, DutyKind.Conclude, "2026-06-08")
            .Refuses(TianxinHousing, RefusalReason.AlreadyExtended, Sample.Extension(1));
    }

    [Fact]
    public void Extend_InZhejiang_IsUpToSixtyDays()
    {
        _case.AcceptedBy(HangzhouHousing, HangzhouBureau).Owes(HangzhouHousing, DutyKind.Conclude, "2026-04-01")
            .Refuses(HangzhouHousing, RefusalReason.FieldInvalid, Sample.Extension(61));
        _case.Does(HangzhouHousing, Sample.Extension(60)).Owes(HangzhouHousing, DutyKind.Conclude, "2026-06-01");
    }

    [Fact]
    public void Extend_WithoutAHandlingLimit_IsRefused() =>
        _case.AcceptedBy(TianxinHousing, TianxinBureau, Sample.Details with { Purpose = Purpose.Suggestion })
            .Refuses(TianxinHousing, RefusalReason.NothingOwed, Sample.Extension(10));

    [Fact]
    public void Mediate_WhileAccepted_TellsTheChain()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Mediation());
        _case.Does(TianxinHousing, Sample.Acceptance()).Does(TianxinHousing, Sample.Mediation())
            .Is(PetitionStatus.Accepted, TianxinHousing).Told(TianxinBureau);
    }

    [Fact]
    public void Conclude_Accepted_EndsTheHandling()
    {
        _case.AcceptedBy(TianxinHousing, TianxinBureau).Does(TianxinHousing, Sample.UnitNaming(TianxinHousing, TianxinHealth))
            .Does(TianxinHousing, Sample.Opinion())
            .Is(PetitionStatus.Concluded, TianxinHousing)
            .Told(TianxinBureau, TianxinHealth)
            .Ended(TianxinHousing, DutyKind.Conclude, DutyState.Met)
            .Ended(TianxinHealth, DutyKind.Assist, DutyState.Lapsed);

        Assert.Equal((TianxinHousing, _case.Now), (_case.State.ConcludedBy, _case.State.ConcludedAt));
        Assert.DoesNotContain(_case.State.Duties, d => d.IsOpen);
    }

    [Fact]
    public void Conclude_OnlyReceived_IsForPoliticalLegalAndDisciplineOrgans()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau).Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.Opinion());

        foreach (var (kind, organ) in new[] { (ReferralKind.Litigation, ChangshaPoliticalLegal),
            (ReferralKind.Discipline, ChangshaDiscipline) })
        {
            new Case().RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Referral(kind, organ))
                .Does(organ, Sample.Receipt()).Does(organ, Sample.Opinion())
                .Is(PetitionStatus.Concluded, organ)
                .Ended(organ, DutyKind.Notify, DutyState.Met);
        }
    }

    [Fact]
    public void Conclude_WithABlankPart_IsRefused() =>
        _case.AcceptedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinHousing, RefusalReason.FieldInvalid, Sample.Opinion() with { LegalBasis = " " });

    [Fact]
    public void Conclude_IntoAnUnpublishedYear_IsDueProvisionally() =>
        _case.On("2026-11-20").AcceptedBy(TianxinHousing, TianxinBureau)
            .Owes(TianxinHousing, DutyKind.Conclude, "2027-01-19", isProvisional: true);
}
