using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class HandoverTests
{
    private readonly Case _case = new();

    [Theory]
    [InlineData("4301-bureau", "4301-housing")]
    [InlineData("4301-bureau", "4301-conference")]
    [InlineData("4301-bureau", "430103-bureau")]
    [InlineData("4301-bureau", "430103001-housing")]
    [InlineData("43-housing", "4301-housing")]
    [InlineData("43-housing", "430103-housing")]
    public void Transfer_DownAsTheLawAllows_GoesOver(string from, string to)
    {
        var (sender, receiver) = (UnitCode.Parse(from), UnitCode.Parse(to));

        _case.RegisteredBy(sender).Does(sender, Sample.Transfer(receiver))
            .Is(PetitionStatus.HandedOver, receiver).Told(receiver).OwesNothing(sender)
                .Owes(receiver, DutyKind.Receive, "2026-03-05");

        Assert.Equal((HandoverKind.Transfer, sender, receiver),
            (_case.State.Current!.Kind, _case.State.Current.From, _case.State.Current.To));
    }

    [Theory]
    [InlineData("4301-bureau", "99-nobody", RefusalReason.DestinationUnknown)]
    [InlineData("4301-bureau", "4301-bureau", RefusalReason.DestinationIsHolder)]
    [InlineData("4301-bureau", "3301-housing", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("430103-bureau", "430104-bureau", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("4301-bureau", "43-bureau", RefusalReason.DestinationWrongLevel)]
    [InlineData("4301-bureau", "00-housing", RefusalReason.DestinationWrongLevel)]
    [InlineData("4301-housing", "430103-health", RefusalReason.DestinationOtherSystem)]
    [InlineData("4301-housing", "4301-health", RefusalReason.DestinationOtherSystem)]
    [InlineData("4301-housing", "43-housing", RefusalReason.DestinationWrongLevel)]
    [InlineData("430103-housing", "430104-housing", RefusalReason.DestinationOutsideTerritory)]
    public void Transfer_AgainstTheLaw_IsRefusedByName(string from, string to, RefusalReason reason)
    {
        var refusal = _case.RegisteredBy(UnitCode.Parse(from))
            .Refuses(UnitCode.Parse(from), reason, Sample.Transfer(UnitCode.Parse(to)));

        Assert.Equal(to, refusal.Metadata["unit"]);
        Assert.Equal("transfer.destination_unit", Assert.Single(refusal.Fields).Path);
    }

    [Fact]
    public void Transfer_ToABureauOfTheSameLevel_IsRefused()
    {
        _case.Changes(Sample.Change(
            UnitChangeKind.Register, Unit("4301-bureau") with { Code = UnitCode.Parse("4301-bureau-2") }));

        _case.RegisteredBy(ChangshaBureau)
            .Refuses(ChangshaBureau, RefusalReason.DestinationWrongLevel, Sample.Transfer(UnitCode.Parse("4301-bureau-2")));
    }

    [Fact]
    public void Transfer_ToASuspendedUnit_IsRefused()
    {
        var refusal = _case.RegisteredBy(ChangshaBureau).Changes(UnitChangeKind.Suspend, ChangshaHousing)
            .Refuses(ChangshaBureau, RefusalReason.DestinationInactive, Sample.Transfer(ChangshaHousing));

        Assert.Equal("Suspended", refusal.Metadata["status"]);
    }

    [Fact]
    public void Transfer_ToAnAbolishedUnit_NamesTheSuccessor()
    {
        var refusal = _case.RegisteredBy(ChangshaBureau).Changes(UnitChangeKind.Abolish, ChangshaHousing, ChangshaHealth)
            .Refuses(ChangshaBureau, RefusalReason.DestinationInactive, Sample.Transfer(ChangshaHousing));

        Assert.Equal(ChangshaHealth.Value, refusal.Metadata["successor"]);
    }

    [Fact]
    public void Transfer_ToAnAccusedUnitOrBelow_IsRefused()
    {
        _case.RegisteredBy(ChangshaBureau, Sample.Accusing(ChangshaHousing));

        _case.Refuses(ChangshaBureau, RefusalReason.DestinationAccused, Sample.Transfer(ChangshaHousing));
        _case.Refuses(ChangshaBureau, RefusalReason.DestinationAccused, Sample.Transfer(TianxinHousing));
        _case.Does(ChangshaBureau, Sample.Transfer(ChangshaHealth));
    }

    [Fact]
    public void Transfer_BeforeSigning_IsOutOfOrder() =>
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Transfer(TianxinBureau))
            .Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Transfer(TianxinHousing));

    [Fact]
    public void Transfer_OnceMoreAfterSigning_ChainsTheHandovers()
    {
        _case.ReceivedBy(TianxinBureau, ChangshaBureau)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-17")
            .Does(TianxinBureau, Sample.Transfer(TianxinHousing))
            .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Met);

        Assert.Equal([(ChangshaBureau, TianxinBureau), (TianxinBureau, TianxinHousing)],
            _case.State.Handovers.Select(h => (h.From, h.To)));
    }

    [Fact]
    public void Transfer_ByAnOrganThatOwesTheNotice_LapsesIt() =>
        _case.RegisteredBy(ChangshaHousing).Does(ChangshaHousing, Sample.Transfer(TianxinHousing))
            .Ended(ChangshaHousing, DutyKind.Notify, DutyState.Lapsed);

    [Fact]
    public void Transfer_ThroughTooManyHands_IsRefused()
    {
        _case.RegisteredBy(TianxinBureau);
        for (var i = 0; i < TextLimits.Chain; i += 2)
            _case.Does(TianxinBureau, Sample.UpwardReport(ChangshaBureau)).Does(ChangshaBureau, Sample.Receipt())
                .Does(ChangshaBureau, Sample.Transfer(TianxinBureau)).Does(TianxinBureau, Sample.Receipt());

        _case.Refuses(TianxinBureau, RefusalReason.ChainTooLong, Sample.Transfer(TianxinHousing));
    }

    [Fact]
    public void Assign_WithAReport_OwesItByTheDeadline()
    {
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Assignment(TianxinBureau, Case.Morning("2026-03-21")))
            .Is(PetitionStatus.HandedOver, TianxinBureau)
            .Owes(TianxinBureau, DutyKind.ReportCompletion, "2026-03-21")
            .Owes(TianxinBureau, DutyKind.Receive, "2026-03-05");

        Assert.Equal(DateTimeOffset.Parse("2026-03-21T16:00:00Z"), _case.State.Current!.Deadline);
        Assert.True(_case.State.Current.ReportWanted);
    }

    [Fact]
    public void Assign_WithoutAReport_OwesNone()
    {
        _case.RegisteredBy(ChangshaBureau)
            .Does(ChangshaBureau, Sample.Assignment(TianxinBureau, Case.Morning("2026-03-21"), reportWanted: false));

        Assert.DoesNotContain(_case.State.Duties, d => d.Kind == DutyKind.ReportCompletion);
    }

    [Fact]
    public void Assign_WithAPastOrFarDeadline_IsRefusedBeyondWhatClocksDiffer()
    {
        _case.RegisteredBy(ChangshaBureau);
        var (first, last) = (_case.Now.AddMinutes(-5), _case.Now.AddDays(366).AddMinutes(5));

        _case.Refuses(ChangshaBureau, RefusalReason.FieldInvalid, Sample.Assignment(TianxinBureau, first));
        _case.Refuses(ChangshaBureau, RefusalReason.FieldInvalid, Sample.Assignment(TianxinBureau, last.AddTicks(1)));
        _case.Does(ChangshaBureau, Sample.Assignment(TianxinBureau, last));
    }

    [Fact]
    public void Assign_ForTodayByAClockThatIsBehind_OwesTheReportByTheEndOfTheDay() => _case.RegisteredBy(ChangshaBureau)
        .Does(ChangshaBureau, Sample.Assignment(TianxinBureau, _case.Now.AddMinutes(-5).AddTicks(1)))
        .Owes(TianxinBureau, DutyKind.ReportCompletion, "2026-03-02");

    [Fact]
    public void Assign_ForADayThatIsOver_IsRefusedWhateverTheClocks()
    {
        _case.At(DateTimeOffset.Parse("2026-03-02T16:01:00Z")).RegisteredBy(ChangshaBureau);

        _case.Refuses(ChangshaBureau, RefusalReason.FieldInvalid,
            Sample.Assignment(TianxinBureau, DateTimeOffset.Parse("2026-03-02T15:59:00Z")));
    }

    [Fact]
    public void Assign_ToWhomTheLawForbids_IsRefused()
    {
        var refusal = _case.RegisteredBy(ChangshaBureau)
            .Refuses(ChangshaBureau, RefusalReason.DestinationWrongLevel, Sample.Assignment(HunanHousing, _case.Now.AddDays(9)));

        Assert.Equal("assignment.destination_unit", Assert.Single(refusal.Fields).Path);
    }

    [Theory]
    [InlineData("43-bureau")]
    [InlineData("4301-bureau")]
    [InlineData("00-bureau")]
    public void ReportUp_ToABureauAbove_GoesOver(string to) =>
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.UpwardReport(UnitCode.Parse(to)))
            .Is(PetitionStatus.HandedOver, UnitCode.Parse(to)).Told(UnitCode.Parse(to));

    [Theory]
    [InlineData("4301-housing", RefusalReason.DestinationWrongOrgan)]
    [InlineData("33-bureau", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("430104-bureau", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("430103-bureau", RefusalReason.DestinationWrongLevel)]
    public void ReportUp_ElsewhereThanUp_IsRefused(string to, RefusalReason reason) =>
        _case.RegisteredBy(TianxinBureau).Refuses(TianxinBureau, reason, Sample.UpwardReport(UnitCode.Parse(to)));

    [Fact]
    public void ReportUp_OnceAccepted_IsOutOfOrder() =>
        _case.AcceptedBy(TianxinHousing, TianxinBureau)
            .Refuses(TianxinHousing, RefusalReason.StepOutOfOrder, Sample.UpwardReport(ChangshaBureau));

    [Fact]
    public void Copy_ToAnyUnit_LetsItReadAndMovesNothing()
    {
        _case.RegisteredBy(TianxinBureau);
        Assert.False(_case.Reads(HangzhouHousing));

        _case.Does(TianxinBureau, Sample.Copying(HangzhouHousing)).Does(TianxinBureau, Sample.Copying(HangzhouHousing))
            .Is(PetitionStatus.Registered, TianxinBureau).Told(HangzhouHousing);

        Assert.True(_case.Reads(HangzhouHousing));
        Assert.Equal([HangzhouHousing], _case.State.Copied);
        _case.Refuses(HangzhouHousing, RefusalReason.RelationMissing, Sample.Copying(HangzhouBureau));
    }

    [Fact]
    public void Copy_ToAnAccusedUnit_IsRefused() =>
        _case.RegisteredBy(TianxinBureau, Sample.Accusing(HangzhouHousing))
            .Refuses(TianxinBureau, RefusalReason.DestinationAccused, Sample.Copying(HangzhouHousing));

    [Theory]
    [InlineData(ReferralKind.Litigation, "4301-political-legal", HandoverKind.LitigationReferral)]
    [InlineData(ReferralKind.Discipline, "4301-discipline", HandoverKind.DisciplineReferral)]
    [InlineData(ReferralKind.Discipline, "43-discipline", HandoverKind.DisciplineReferral)]
    public void Refer_ToTheOrganOfTheKind_GoesOver(ReferralKind kind, string to, HandoverKind handover)
    {
        _case.RegisteredBy(ChangshaBureau).Does(ChangshaBureau, Sample.Referral(kind, UnitCode.Parse(to)))
            .Is(PetitionStatus.HandedOver, UnitCode.Parse(to));

        Assert.Equal(handover, _case.State.Current!.Kind);
    }

    [Theory]
    [InlineData("4301-bureau", ReferralKind.Litigation, "4301-discipline", RefusalReason.DestinationWrongOrgan)]
    [InlineData("4301-bureau", ReferralKind.Litigation, "430103-political-legal", RefusalReason.DestinationWrongLevel)]
    [InlineData("4301-bureau", ReferralKind.Discipline, "4301-housing", RefusalReason.DestinationWrongOrgan)]
    [InlineData("3301-bureau", ReferralKind.Discipline, "43-discipline", RefusalReason.DestinationOutsideTerritory)]
    [InlineData("4301-housing", ReferralKind.Litigation, "4301-political-legal", RefusalReason.DestinationWrongOrgan)]
    [InlineData("4301-bureau", ReferralKind.Litigation, null, RefusalReason.FieldInvalid)]
    [InlineData("4301-bureau", ReferralKind.Elsewhere, null, RefusalReason.FieldInvalid)]
    [InlineData("4301-housing", ReferralKind.Elsewhere, "4301-health", RefusalReason.FieldInvalid)]
    public void Refer_OtherwiseThanTheLaw_IsRefused(string from, ReferralKind kind, string? to, RefusalReason reason) =>
        _case.RegisteredBy(UnitCode.Parse(from))
            .Refuses(UnitCode.Parse(from), reason, Sample.Referral(kind, to is null ? null : UnitCode.Parse(to)));

    [Fact]
    public void Refer_Elsewhere_EndsTheItemAndWhatIsOwed()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau)
            .Does(TianxinHousing, Sample.Referral(ReferralKind.Elsewhere))
            .Is(PetitionStatus.ReferredElsewhere, TianxinHousing)
            .Told(TianxinBureau)
            .Ended(TianxinHousing, DutyKind.Notify, DutyState.Met)
            .OwesNothing(TianxinHousing);
    }
}
