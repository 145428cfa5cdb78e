using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>
/// An accused bureau reaches for the item by what it changes of the directory, and gets nothing (R22 Arts 24, 30, 46).
/// </summary>
public sealed class AccusedBureauTests
{
    private readonly Case _case = new();

    [Fact]
    public void Change_OfItsDepartmentIntoAJointConference_DoesNotShowTheAccusationToIt()
    {
        _case.RegisteredBy(TianxinHousing, Sample.Accusing(TianxinBureau));

        Try(UnitChangeKind.Update, Unit("430103-health") with { Organ = OrganType.JointConference });
        Try(UnitChangeKind.Register, Unit("430103-conference"));

        Assert.False(_case.Reads(TianxinHealth));
        Assert.False(_case.Directory.TryFind(UnitCode.Parse("430103-conference"), out _));
    }

    [Fact]
    public void Change_OfTheDisciplineOrgan_NeitherStopsItNorGivesItsItemToAnother()
    {
        _case.Directory.Put(Unit("430103-discipline"));
        var discipline = UnitCode.Parse("430103-discipline");
        _case.RegisteredBy(ChangshaBureau, Sample.Accusing(TianxinBureau))
            .Does(ChangshaBureau, Sample.Referral(ReferralKind.Discipline, discipline)).Does(discipline, Sample.Receipt());

        Try(UnitChangeKind.Suspend, Unit("430103-discipline"));
        Try(UnitChangeKind.Abolish, Unit("430103-discipline") with { Successor = TianxinHealth });
        Try(UnitChangeKind.Update, Unit("430103-discipline") with { Name = "A department" });

        Assert.Equal(Unit("430103-discipline"), Find(discipline));
        Assert.False(_case.Reads(TianxinHealth));
        _case.Does(discipline, Sample.Opinion()).Is(PetitionStatus.Concluded, discipline);
    }

    [Fact]
    public void Change_OfAUnitBelowTheAccusedIntoAnotherSystem_DoesNotShowTheAccusationToIt()
    {
        _case.RegisteredBy(TianxinHealth, Sample.Accusing(ChangshaHousing, ChangshaBureau))
            .Does(TianxinHealth, Sample.UpwardReport(HunanBureau))
            .Does(HunanBureau, Sample.Receipt());

        Try(ChangshaBureau, UnitChangeKind.Update, Unit("430103-housing") with { System = "health" });
        Try(ChangshaBureau, UnitChangeKind.Update, Unit("430103-housing") with { Territory = Territory.Parse("4301") });

        Assert.Equal(Unit("430103-housing"), Find(TianxinHousing));
        _case.Refuses(HunanBureau, RefusalReason.DestinationAccused, Sample.Transfer(TianxinHousing));
    }

    [Fact]
    public void Refusal_OfAChange_DoesNotTellWhetherTheBureauIsAccused()
    {
        var change = Sample.Change(UnitChangeKind.Update, Unit("430103-health") with { Organ = OrganType.JointConference });
        var before = Ask(TianxinBureau, change).Refusal;
        _case.RegisteredBy(TianxinHousing, Sample.Accusing(TianxinBureau));

        var after = Ask(TianxinBureau, change).Refusal;

        Assert.NotNull(before);
        Assert.Equal((before.Reason, before.Message), (after?.Reason, after?.Message));
        Assert.Equal(before.Metadata, after?.Metadata);
    }

    [Fact]
    public void Merge_OfTheAccusedIntoTheHolder_GivesTheItemToTheNextBureauAbove()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(TianxinHealth))
            .Changes(UnitChangeKind.Abolish, TianxinHealth, TianxinHousing);

        Assert.False(_case.Reads(TianxinHousing));
        _case.Does(TianxinBureau, Sample.UpwardReport(ChangshaBureau)).Is(PetitionStatus.HandedOver, ChangshaBureau)
            .Does(ChangshaBureau, Sample.Receipt()).Does(ChangshaBureau, Sample.Transfer(ChangshaHousing))
            .Does(ChangshaHousing, Sample.Receipt()).Does(ChangshaHousing, Sample.Acceptance());
    }

    [Fact]
    public void Merge_OfTheHolderIntoTheAccused_GivesTheItemToTheNextBureauAbove()
    {
        _case.AcceptedBy(TianxinHousing, TianxinBureau, Sample.Accusing(TianxinHealth))
            .Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth);

        Assert.False(_case.Reads(TianxinHealth));
        _case.Does(TianxinBureau, Sample.Opinion()).Is(PetitionStatus.Concluded, TianxinBureau);
    }

    [Fact]
    public void Merge_OfTheAccusedIntoTheSender_LetsTheBureauAboveDecideTheObjection() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(YueluHousing)).Does(TianxinHousing, Sample.Objection())
            .Changes(UnitChangeKind.Abolish, YueluHousing, TianxinBureau)
            .Does(ChangshaBureau, Sample.ObjectionDecision(agreed: true))
            .Does(ChangshaBureau, Sample.Transfer(TianxinHousing)).Is(PetitionStatus.HandedOver, TianxinHousing);

    [Fact]
    public void Objection_AgreedInThePlaceOfAnAccusedSender_GivesTheItemToWhoDecided()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(YueluHousing)).Does(TianxinHousing, Sample.Objection())
            .Owes(TianxinBureau, DutyKind.DecideObjection, "2026-03-09")
            .Changes(UnitChangeKind.Abolish, YueluHousing, TianxinBureau)
            .Does(ChangshaBureau, Sample.ObjectionDecision(agreed: true))
            .Is(PetitionStatus.Registered, ChangshaBureau)
            .OwesNothing(TianxinBureau);
        Assert.False(_case.Reads(TianxinBureau));
    }

    [Fact]
    public void Takeover_FromTheRegistrar_IsNoHandoverToObjectTo()
    {
        _case.RegisteredBy(TianxinBureau).Changes(UnitChangeKind.Suspend, TianxinBureau)
            .Does(ChangshaBureau, Sample.Transfer(TianxinHousing)).Does(TianxinHousing, Sample.Receipt())
            .Does(TianxinHousing, Sample.Objection()).Does(ChangshaBureau, Sample.ObjectionDecision(agreed: true))
            .Changes(UnitChangeKind.Reinstate, TianxinBureau);

        _case.Refuses(ChangshaBureau, RefusalReason.StepOutOfOrder, Sample.Objection());
        _case.Refuses(TianxinBureau, RefusalReason.RelationMissing, Sample.Urging());
    }

    [Fact]
    public void Merge_OfTheAccusedIntoTheArbiter_LetsTheBureauAboveDecideTheDispute() =>
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(YueluHousing))
            .Does(TianxinHousing, Sample.Objection()).Does(TianxinBureau, Sample.Dispute()).Told(TianxinHousing, ChangshaBureau)
            .Changes(UnitChangeKind.Abolish, YueluHousing, ChangshaBureau)
            .Does(HunanBureau, Sample.DisputeDecision(TianxinHousing)).Is(PetitionStatus.Received, TianxinHousing);

    [Fact]
    public void Takeover_PassesWhatTheHolderOwes_ByTheSameDates()
    {
        _case.RegisteredBy(TianxinBureau).Does(TianxinBureau, Sample.UpwardReport(ChangshaBureau))
            .Does(ChangshaBureau, Sample.Receipt())
            .Does(ChangshaBureau, Sample.Assignment(TianxinHousing, Case.Morning("2026-05-20")))
            .Does(TianxinHousing, Sample.Receipt()).Does(TianxinHousing, Sample.Acceptance())
            .Owes(TianxinHousing, DutyKind.Conclude, "2026-05-06").Owes(TianxinHousing, DutyKind.ReportCompletion, "2026-05-20")
            .Changes(UnitChangeKind.Suspend, TianxinHousing)
            .On("2026-04-01").Does(TianxinBureau, Sample.Mediation())
            .Is(PetitionStatus.Accepted, TianxinBureau)
            .OwesNothing(TianxinHousing)
            .Owes(TianxinBureau, DutyKind.Conclude, "2026-05-06").Owes(TianxinBureau, DutyKind.ReportCompletion, "2026-05-20")
            .Changes(UnitChangeKind.Reinstate, TianxinHousing)
            .Refuses(TianxinHousing, RefusalReason.PetitionNotFound, Sample.Opinion());
        _case.Does(TianxinBureau, Sample.Opinion()).Does(TianxinBureau, Sample.CompletionReport()).Told(ChangshaBureau);
        Assert.Equal(new Takeover(TianxinHousing), Assert.Single(_case.Entries, entry => entry.Step is Takeover).Step);
    }

    [Fact]
    public void Takeover_WhileTheHolderCanAct_IsNobodysToTake()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.RelationMissing, Sample.Acceptance());
        _case.Changes(UnitChangeKind.Suspend, TianxinHousing);
        // The next bureau above, and no farther one.
        _case.Refuses(ChangshaBureau, RefusalReason.RelationMissing, Sample.Acceptance());
        _case.Does(TianxinBureau, Sample.Acceptance()).Is(PetitionStatus.Accepted, TianxinBureau);
    }

    [Fact]
    public void Takeover_OfWhatWasNeverHandedOn_KeepsTheRegistrarAtTheBeginning()
    {
        _case.RegisteredBy(TianxinHousing).Changes(UnitChangeKind.Abolish, TianxinHousing)
            .Does(TianxinBureau, Sample.Transfer(TianxinHealth)).Is(PetitionStatus.HandedOver, TianxinHealth);

        Assert.Equal(
            [(TianxinHousing, TianxinBureau, HandoverKind.Takeover), (TianxinBureau, TianxinHealth, HandoverKind.Transfer)],
            _case.State.Handovers.Select(handover => (handover.From, handover.To, handover.Kind)));
        _case.Does(TianxinHealth, Sample.Receipt()).Does(TianxinHealth, Sample.Objection())
            .Does(TianxinBureau, Sample.ObjectionDecision(agreed: true)).Is(PetitionStatus.Received, TianxinBureau);
    }

    [Fact]
    public void Merge_OfTheAccusedIntoTheHolder_LetsNobodyNameItTheLead()
    {
        _case.ReceivedBy(TianxinHousing, TianxinBureau, Sample.Accusing(YueluHousing))
            .Changes(UnitChangeKind.Abolish, YueluHousing, TianxinHousing);

        _case.Refuses(TianxinBureau, RefusalReason.DestinationAccused, Sample.UnitNaming(TianxinHousing, TianxinHealth));
    }

    [Fact]
    public void Takeover_OfAReview_HandsTheItemToNobody()
    {
        _case.RegisteredBy(TianxinHousing).Does(TianxinHousing, Sample.Acceptance()).Does(TianxinHousing, Sample.Opinion())
            .Does(TianxinHousing, Sample.FuchaRequest(ChangshaHousing)).Is(PetitionStatus.InFucha, ChangshaHousing)
            .Changes(UnitChangeKind.Suspend, ChangshaHousing)
            .Does(ChangshaBureau, Sample.FuchaDecision()).Is(PetitionStatus.FuchaDecided, ChangshaBureau);

        Assert.Empty(_case.State.Handovers);
        Assert.Equal(ChangshaBureau, _case.State.FuchaBy);
    }

    [Fact]
    public void Merge_OfTheAccused_AccusesWhatIsBelowItsHeir()
    {
        _case.RegisteredBy(HunanBureau, Sample.Accusing(ChangshaHealth))
            .Changes(UnitChangeKind.Abolish, ChangshaHealth, ChangshaHousing);

        _case.Refuses(HunanBureau, RefusalReason.DestinationAccused, Sample.Transfer(ChangshaHousing));
        _case.Refuses(HunanBureau, RefusalReason.DestinationAccused, Sample.Transfer(TianxinHousing));
    }

    private Unit Find(UnitCode code) =>
        _case.Directory.TryFind(code, out var unit) ? unit : throw new InvalidOperationException();

    /// <summary>The accused bureau changes the directory, as far as it is let.</summary>
    private void Try(UnitChangeKind change, Unit unit) => Try(TianxinBureau, change, unit);

    private void Try(UnitCode bureau, UnitChangeKind change, Unit unit)
    {
        foreach (var entry in Ask(bureau, Sample.Change(change, unit)).Entries)
            _case.Directory.Put(((UnitChange)entry.Step).Unit);
    }

    private Decision Ask(UnitCode bureau, UnitChange change) =>
        Procedure.Decide(null, new Command(Guid.NewGuid(), Actor.Of(bureau), null, [change]), _case.Context);
}
