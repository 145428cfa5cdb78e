using CsCheck;
using Google.Protobuf;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Tests.Wire;

public sealed class ResourceWireTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void UnitFromWire_OfBytesWrittenByToWire_IsTheSameUnit() => GenEntry.WholeUnit.Sample(
        unit => UnitWire.FromWire(V1.Unit.Parser.ParseFrom(UnitWire.ToWire(unit).ToByteArray())) == unit, threads: 1);

    [Fact]
    public void DutyFromWire_OfBytesWrittenByToWire_IsTheSameDuty() => GenEntry.Duty.Sample(
        duty => DutyWire.FromWire(V1.Duty.Parser.ParseFrom(DutyWire.ToWire(duty).ToByteArray())) == duty, threads: 1);

    [Fact]
    public void UnitFromWire_OfAUnitWithoutOrganType_Throws() => Assert.Throws<InvalidDataException>(
        () => UnitWire.FromWire(
            new V1.Unit { UnitCode = "430103-housing", Territory = "430103", Status = V1.UnitStatus.Active }));

    [Fact]
    public void PetitionToWire_OfAState_SetsEveryFieldOfTheContract()
    {
        var wire = PetitionWire.ToWire(State(), GenEntry.Details.Single(), 99);

        Assert.All(V1.Petition.Descriptor.Fields.InDeclarationOrder(), field => Assert.True(
            field.IsRepeated ? ((System.Collections.ICollection)field.Accessor.GetValue(wire)).Count > 0
            : field.HasPresence ? field.Accessor.HasValue(wire)
            : !Equals(field.Accessor.GetValue(wire), field.Accessor.GetValue(new V1.Petition())),
            $"{field.Name} is not set."));
        Assert.All(V1.Handover.Descriptor.Fields.InDeclarationOrder(), field =>
            Assert.NotEqual(field.Accessor.GetValue(new V1.Handover()), field.Accessor.GetValue(wire.Handovers[0])));
    }

    [Fact]
    public void PetitionToWire_WithDetailsWithoutText_CarriesNoPersonalData()
    {
        var details = GenEntry.Details.Single() with { Petitioner = new("王某", "13800000000", "长沙", "ab") };

        var wire = PetitionWire.ToWire(State(), details.WithoutText(), 99);

        Assert.Null(wire.Details.Petitioner);
        Assert.Equal("", wire.Details.Content + wire.Details.Summary + wire.Details.Cause);
    }

    private static PetitionState State()
    {
        var (bureau, housing) = (UnitCode.Parse("430103-bureau"), UnitCode.Parse("430103-housing"));
        var id = new PetitionId(Guid.CreateVersion7());
        return new PetitionState
        {
            Id = id,
            Version = 5,
            QueryCode = "Q",
            Registrar = bureau,
            RegisteredAt = Start,
            Details = GenEntry.Details.Single().WithoutText(),
            Status = PetitionStatus.Concluded,
            Holder = housing,
            HeldSince = Start,
            Matter = id,
            Numbers = [new PetitionNumber(bureau, "1")],
            Handovers = [new Handover(HandoverKind.Assignment, bureau, housing, Start, Start, true, Start, Start)],
            Copied = [bureau],
            LeadUnit = housing,
            Assisting = [bureau],
            AcceptedAt = Start,
            ConcludedAt = Start,
            ConcludedBy = housing,
            Extended = true,
            Arbiter = bureau,
            Bounces = 2,
            BetweenHandsSince = Start,
            Duties = [GenEntry.Duty.Single()],
        };
    }
}
