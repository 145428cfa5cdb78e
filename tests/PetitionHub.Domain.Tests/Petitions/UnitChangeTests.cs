using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

public sealed class UnitChangeTests
{
    private readonly Case _case = new();

    [Fact]
    public void Register_ANewUnit_IsActiveWithoutSuccessor()
    {
        var unit = Unit("430104-health") with { Status = UnitStatus.Abolished, Successor = TianxinHealth };

        _case.Changes(Sample.Change(UnitChangeKind.Register, unit));

        Assert.True(_case.Directory.TryFind(unit.Code, out var found));
        Assert.Equal(unit with { Status = UnitStatus.Active, Successor = null }, found);
    }

    [Fact]
    public void Update_AUnit_KeepsItsStatusAndSuccessor()
    {
        _case.Changes(UnitChangeKind.Suspend, TianxinHousing);
        _case.Changes(Sample.Change(UnitChangeKind.Update, Unit("430103-housing") with { Name = "Housing" }));

        Assert.Equal(("Housing", UnitStatus.Suspended), (Find(TianxinHousing).Name, Find(TianxinHousing).Status));
    }

    [Fact]
    public void SuspendReinstateAbolish_ChangeTheStatusOnly()
    {
        _case.Changes(UnitChangeKind.Suspend, TianxinHousing);
        Assert.Equal(UnitStatus.Suspended, Find(TianxinHousing).Status);
        _case.Changes(UnitChangeKind.Reinstate, TianxinHousing);
        Assert.Equal(Unit("430103-housing"), Find(TianxinHousing));
        _case.Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth);
        Assert.Equal((UnitStatus.Abolished, TianxinHealth), (Find(TianxinHousing).Status, Find(TianxinHousing).Successor));
    }

    [Fact]
    public void Abolish_WithoutASuccessor_MayNameOneLaterOnce()
    {
        _case.Changes(UnitChangeKind.Abolish, TianxinHousing);
        Refused(null, RefusalReason.FieldInvalid, UnitChangeKind.Reinstate, Unit("430103-housing"));
        Refused(null, RefusalReason.FieldInvalid, UnitChangeKind.Abolish, Unit("430103-housing"));

        _case.Changes(UnitChangeKind.Abolish, TianxinHousing, TianxinHealth);

        Refused(null, RefusalReason.FieldInvalid, UnitChangeKind.Abolish,
            Unit("430103-housing") with { Successor = YueluHousing });
    }

    [Theory]
    [InlineData(UnitChangeKind.Register, "430103-housing", null, RefusalReason.UnitExists)]
    [InlineData(UnitChangeKind.Update, "430199-housing", null, RefusalReason.UnitUnknown)]
    [InlineData(UnitChangeKind.Suspend, "430199-housing", null, RefusalReason.UnitUnknown)]
    [InlineData(UnitChangeKind.Abolish, "430103-housing", "430199-housing", RefusalReason.UnitUnknown)]
    [InlineData(UnitChangeKind.Abolish, "430103-housing", "430103-housing", RefusalReason.FieldInvalid)]
    public void Change_ThatDoesNotFollow_IsRefused(UnitChangeKind change, string unit, string? successor, RefusalReason reason) =>
        Refused(null, reason, change, Unit(unit) with { Successor = successor is null ? null : UnitCode.Parse(successor) });

    [Fact]
    public void Suspend_WithoutAReason_IsRefused()
    {
        var step = Sample.Change(UnitChangeKind.Suspend, Unit("430103-housing")) with { Reason = "" };

        Assert.Equal(RefusalReason.FieldInvalid, Ask(null, step).Refusal?.Reason);
    }

    [Fact]
    public void Change_ByABureauAbove_IsAccepted() =>
        Assert.Null(Ask(TianxinBureau, Sample.Change(UnitChangeKind.Update, Unit("430103-housing") with { Name = "Another" }))
            .Refusal);

    [Fact]
    public void Change_ByAnother_IsRefused()
    {
        Refused(TianxinHousing, RefusalReason.RelationMissing, UnitChangeKind.Suspend, Unit("430103001-housing"));
        Refused(YueluBureau, RefusalReason.RelationMissing, UnitChangeKind.Suspend, Unit("430103-housing"));
        Refused(TianxinBureau, RefusalReason.RelationMissing, UnitChangeKind.Suspend, Unit("430103-bureau"));
        Refused(YueluBureau, RefusalReason.RelationMissing, UnitChangeKind.Register, Unit("430103-justice"));
        Refused(Nobody, RefusalReason.UnitUnknown, UnitChangeKind.Suspend, Unit("430103-housing"));
    }

    [Fact]
    public void Update_IntoAnothersTerritory_IsRefused() =>
        Refused(
            TianxinBureau, RefusalReason.RelationMissing, UnitChangeKind.Update,
            Unit("430103-housing") with { Territory = Territory.Parse("430104") });

    [Theory]
    [InlineData("999999", "nearest", "000000")]
    [InlineData("430199", "nearest", "430100")]
    [InlineData("430199001", "nearest", "430100")]
    [InlineData("371202", "heir", "370116")]
    [InlineData("130106", "heir", "130100")] // The heir is a whole city: the unit is not made one of a city by itself.
    public void Register_AUnitWhereNoPlaceIs_IsRefusedWithWhatItCouldBe(string territory, string key, string value)
    {
        var unit = Unit("430103-housing") with { Code = UnitCode.Parse("new-unit"), Territory = Territory.Parse(territory) };
        var refusal = Ask(null, Sample.Change(UnitChangeKind.Register, unit)).Refusal;

        Assert.Equal((RefusalReason.TerritoryUnknown, value), (refusal?.Reason, refusal?.Metadata[key]));
        Refused(null, RefusalReason.TerritoryUnknown, UnitChangeKind.Update,
            Unit("430103-housing") with { Territory = Territory.Parse(territory) });
    }

    [Fact]
    public void Update_AUnitThatWasPutWhereNoPlaceIs_MayStillBeRenamed()
    {
        var unit = Unit("430103-housing") with { Territory = Territory.Parse("371202") };
        _case.Directory.Put(unit);

        _case.Changes(Sample.Change(UnitChangeKind.Update, unit with { Name = "Another" }));

        Assert.Equal("Another", Find(TianxinHousing).Name);
    }

    private Unit Find(UnitCode code) =>
        _case.Directory.TryFind(code, out var unit) ? unit : throw new InvalidOperationException();

    private Decision Ask(UnitCode? actor, UnitChange step) =>
        Procedure.Decide(
            null, new Command(Guid.NewGuid(), actor is { } unit ? Actor.Of(unit) : Actor.Operator("test"), null,
                [step]), _case.Context);

    private void Refused(UnitCode? actor, RefusalReason reason, UnitChangeKind change, Unit unit) =>
        Assert.Equal(reason, Ask(actor, Sample.Change(change, unit)).Refusal?.Reason);
}
