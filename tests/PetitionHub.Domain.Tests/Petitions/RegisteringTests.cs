using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class RegisteringTests
{
    private readonly Case _case = new();

    [Fact]
    public void Register_ByABureau_IsHeldByItAndOwedOn()
    {
        _case.RegisteredBy(TianxinBureau)
            .Is(PetitionStatus.Registered, TianxinBureau)
            .Owes(TianxinBureau, DutyKind.HandOver, "2026-03-17")
            .Told();

        Assert.Equal((1, TianxinBureau, _case.Id), (_case.State.Version, _case.State.Registrar, _case.State.Matter));
    }

    [Fact]
    public void Register_ByAnotherOrgan_OwesTheNotice() =>
        _case.RegisteredBy(TianxinHousing).Owes(TianxinHousing, DutyKind.Notify, "2026-03-17");

    [Fact]
    public void Register_WithText_StateHasNoneOfIt()
    {
        _case.RegisteredBy(TianxinBureau,
            Sample.Details with { Petitioner = new Petitioner("Wang", "139", "", ""), Summary = "s", Cause = "c" });

        Assert.Equal(("", "", ""), (_case.State.Details.Content, _case.State.Details.Summary, _case.State.Details.Cause));
        Assert.Equal(Petitioner.Anonymous, _case.State.Details.Petitioner);
    }

    [Fact]
    public void Register_WithAHandover_IsTwoEntriesOfOneCommand()
    {
        _case.Does(TianxinBureau, Sample.Registration(), Sample.Transfer(TianxinHousing))
            .Is(PetitionStatus.HandedOver, TianxinHousing)
            .Told(TianxinHousing)
            .Ended(TianxinBureau, DutyKind.HandOver, DutyState.Met);

        Assert.Equal([StepKind.Registration, StepKind.Transfer], _case.Entries.Select(e => e.Step.Kind));
        Assert.Equal(2, _case.State.Version);
    }

    [Fact]
    public void Register_WithARefusedHandover_IsNotRegisteredEither()
    {
        _case.Refuses(
            TianxinBureau, RefusalReason.DestinationOutsideTerritory, Sample.Registration(), Sample.Transfer(YueluHousing));

        Assert.Null(_case.Found);
    }

    [Fact]
    public void Register_UnknownCategory_IsNamed()
    {
        var refusal = _case.Refuses(
            TianxinBureau, RefusalReason.CategoryUnknown, Sample.Registration(Sample.Details with { Category = "123456" }));

        Assert.Equal("123456", refusal.Metadata["category"]);
        Assert.Equal("registration.details.category", Assert.Single(refusal.Fields).Path);
    }

    [Fact]
    public void Register_SubmittedInTheFuture_IsRefusedBeyondWhatClocksDiffer()
    {
        var latest = _case.Now.AddMinutes(5);

        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid,
            Sample.Registration(Sample.Details with { SubmittedAt = latest.AddTicks(1) }));
        _case.Does(TianxinBureau, Sample.Registration(Sample.Details with { SubmittedAt = latest }));
    }

    [Fact]
    public void Register_ByAClockThatIsASecondAhead_IsAccepted() =>
        _case.Does(TianxinBureau, Sample.Registration(Sample.Details with { SubmittedAt = _case.Now.AddSeconds(1) }));

    [Fact]
    public void Register_NumberOfAnUnknownUnit_IsNamed()
    {
        var step = Sample.Registration() with { Numbers = [new PetitionNumber(Nobody, "7")] };

        var refusal = _case.Refuses(TianxinBureau, RefusalReason.UnitUnknown, step);

        Assert.Equal(Nobody.Value, refusal.Metadata["unit"]);
    }

    [Fact]
    public void Register_ByWhomItAccuses_IsRefused() =>
        _case.Refuses(TianxinHousing, RefusalReason.DestinationAccused, Sample.Registration(Sample.Accusing(ChangshaHousing)));

    [Fact]
    public void Register_AccusingAnUnknownUnit_IsRefused() =>
        _case.Refuses(TianxinBureau, RefusalReason.UnitUnknown, Sample.Registration(Sample.Accusing(Nobody)));

    [Fact]
    public void Register_SeveralFaults_AreNamedTogether()
    {
        var details = Sample.Details with
        {
            Subject = "",
            PetitionerCount = 0,
            GroupRepresentatives = 6,
            Anonymous = true,
            Petitioner = new("Wang", "", "", "")
        };

        var refusal = _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, Sample.Registration(details));

        Assert.Equal(
            ["details.subject", "details.petitioner_count", "details.group_representatives", "details.petitioner.name"],
            refusal.Fields.Select(f => f.Path["registration.".Length..]));
    }

    [Fact]
    public void Register_TextTooLong_SaysHowLong()
    {
        var refusal = _case.Refuses(
            TianxinBureau, RefusalReason.TextTooLong,
            Sample.Registration(Sample.Details with { Subject = new string('a', 201) }));

        Assert.Equal(("201", "200"), (refusal.Metadata["length"], refusal.Metadata["limit"]));
    }

    [Fact]
    public void Register_CharactersOutsideTheBasicPlane_CountOnce()
    {
        const string twoUnits = "𠮷";
        _case.RegisteredBy(TianxinBureau, Sample.Details with { Subject = string.Concat(Enumerable.Repeat(twoUnits, 200)) });

        _case.Refuses(
            TianxinBureau, RefusalReason.FieldInvalid,
            Sample.Voiding() with { Reasons = string.Concat(Enumerable.Repeat(twoUnits, 9)) });
    }

    [Fact]
    public void Register_ThePetitionThatIsThere_IsOutOfOrderOrUnseen()
    {
        _case.RegisteredBy(TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.StepOutOfOrder, Sample.Registration());
        _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.Registration());
    }

    [Fact]
    public void Register_ByAUnitThatIsNotActive_IsRefused()
    {
        _case.Refuses(Nobody, RefusalReason.UnitUnknown, Sample.Registration());
        _case.Changes(UnitChangeKind.Suspend, TianxinBureau);
        _case.Refuses(TianxinBureau, RefusalReason.UnitInactive, Sample.Registration());
    }

    [Fact]
    public void Decide_ByAnOperator_IsRefused()
    {
        var command = new Command(Guid.NewGuid(), Actor.Operator("li"), _case.Id, [Sample.Registration()]);

        Assert.Equal(RefusalReason.RelationMissing, Procedure.Decide(null, command, _case.Context).Refusal?.Reason);
    }

    [Fact]
    public void Decide_UnseenAndMissingPetitions_AreNotToldApart()
    {
        var missing = _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.Transfer(YueluHousing));
        _case.RegisteredBy(TianxinBureau);
        var unseen = _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.Transfer(YueluHousing));

        Assert.Equal(missing.Message, unseen.Message);
        Assert.Equal(missing.Metadata, unseen.Metadata);
        Assert.Equal(_case.Id.ToString(), missing.Metadata["petition_id"]);
    }

    [Fact]
    public void Decide_FaultyStepOnAnUnseenPetition_IsNotToldOfTheFault()
    {
        _case.RegisteredBy(TianxinBureau);

        _case.Refuses(YueluBureau, RefusalReason.PetitionNotFound, Sample.Voiding() with { Reasons = "" });
    }

    [Theory]
    [InlineData("999999", "000000")]
    [InlineData("430199", "430100")]
    [InlineData("430199000000", "430100")]
    public void Register_OfAPlaceThatNeverWas_IsRefusedWithTheNearest(string territory, string nearest)
    {
        var refusal = new Case().Refuses(
            TianxinBureau, RefusalReason.TerritoryUnknown,
            Sample.Registration(Sample.Details with { Territory = Territory.Parse(territory) }));

        Assert.Equal((nearest, "registration.details.territory"),
            (refusal.Metadata["nearest"], Assert.Single(refusal.Fields).Path));
    }

    [Theory]
    [InlineData("371202", "370116")]
    [InlineData("330103", "330105")]
    public void Register_OfAPlaceThatIsNoMore_IsRecordedInTheOneThatStandsForIt(string former, string heir)
    {
        var place = new Case().RegisteredBy(TianxinBureau, Sample.Details with { Territory = Territory.Parse(former) });

        Assert.Equal(Territory.Parse(heir), place.State.Details.Territory);
        Assert.Equal(Territory.Parse(heir), ((Registration)place.Entries[0].Step).Details.Territory);
    }

    [Fact]
    public void Amend_IntoAPlaceThatNeverWas_IsRefused_AndIntoAFormerOneIsRecordedInItsHeir()
    {
        var place = new Case().RegisteredBy(TianxinBureau);

        place.Refuses(
            TianxinBureau, RefusalReason.TerritoryUnknown,
            Sample.Amendment(Sample.Details with { Territory = Territory.Parse("430199") }, 1));
        place.Does(TianxinBureau, Sample.Amendment(Sample.Details with { Territory = Territory.Parse("371203") }, 1));

        Assert.Equal(Territory.Parse("370117"), place.State.Details.Territory);
    }
}
