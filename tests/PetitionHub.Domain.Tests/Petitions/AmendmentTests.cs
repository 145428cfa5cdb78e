using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class AmendmentTests
{
    private readonly Case _case = new();

    [Fact]
    public void Amend_ByTheRegistrar_ReplacesTheDetailsAndTellsTheHolder()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinBureau, Sample.Amendment(Sample.Details with { AffectedCount = 77 }, 3))
            .Is(PetitionStatus.Received, TianxinHousing).Told(TianxinHousing);

        Assert.Equal(77, _case.State.Details.AffectedCount);
    }

    [Fact]
    public void Amend_AnOlderVersion_IsRefusedWithBoth()
    {
        var refusal = _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinBureau, RefusalReason.VersionMismatch, Sample.Amendment(Sample.Details, 2));

        Assert.Equal(("2", "3"), (refusal.Metadata["expected_version"], refusal.Metadata["version"]));
    }

    [Fact]
    public void Amend_OnceConcluded_IsOutOfOrder() =>
        _case.ConcludedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Amendment(Sample.Details, 5));

    [Fact]
    public void Amend_UnknownCategory_IsNamed() =>
        _case.RegisteredBy(TianxinBureau)
            .Refuses(
                TianxinBureau, RefusalReason.CategoryUnknown, Sample.Amendment(Sample.Details with { Category = "000000" }, 1));

    [Fact]
    public void Amend_ToAnAppealOnceAccepted_OwesTheLawsLimitFromAcceptance() =>
        _case.On("2026-03-09").AcceptedBy(TianxinHousing, TianxinBureau, Sample.Details with { Purpose = Purpose.Suggestion })
            .On("2026-03-30").Does(TianxinHousing, Sample.Amendment(Sample.Details, 4))
            .Owes(TianxinHousing, DutyKind.Conclude, "2026-05-08");

    [Fact]
    public void Amend_ToASuggestionOnceAccepted_AmendsNoDutyAway() =>
        _case.On("2026-03-09").AcceptedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinHousing, Sample.Amendment(Sample.Details with { Purpose = Purpose.Suggestion }, 4))
            .Owes(TianxinHousing, DutyKind.Conclude, "2026-05-08");
}
