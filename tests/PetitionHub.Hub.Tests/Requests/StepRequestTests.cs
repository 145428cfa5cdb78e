using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Requests;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Tests.Requests;

public sealed class StepRequestTests
{
    private readonly RequestFields _fields = new();

    [Fact]
    public void Read_OfAStepThatIsNotGiven_IsRequired()
    {
        Assert.Null(StepWire.Read<Transfer>(null, _fields));

        AssertFaults("transfer is required");
    }

    [Fact]
    public void Read_OfAMalformedUnit_NamesFieldAndValue()
    {
        Assert.Null(StepWire.Read<Transfer>(new V1.Transfer { DestinationUnit = "Changsha Housing" }, _fields));

        AssertFaults("transfer.destination_unit is not a unit code: Changsha Housing");
        Assert.Equal("transfer.destination_unit is not a unit code: Changsha Housing.", _fields.Refusal!.Message);
        Assert.Equal("transfer.destination_unit", _fields.Refusal.Metadata["field"]);
        Assert.Equal("Changsha Housing", _fields.Refusal.Metadata["value"]);
    }

    [Fact]
    public void Read_OfAnEmptyRegistration_NamesEveryRequiredField()
    {
        Assert.Null(StepWire.Read<Registration>(new V1.Registration { Details = new() }, _fields));

        AssertFaults(
            "registration.details.channel is required",
            "registration.details.purpose is required",
            "registration.details.category is required",
            "registration.details.territory is required");
    }

    [Fact]
    public void Read_OfARegistrationWithoutDetails_StillReadsItsNumbers()
    {
        var message = new V1.Registration { Numbers = { new V1.PetitionNumber { IssuingUnit = "X", Number = "1" } } };

        Assert.Null(StepWire.Read<Registration>(message, _fields));

        AssertFaults("registration.details is required", "registration.numbers[0].issuing_unit is not a unit code: X");
    }

    [Fact]
    public void Read_OfMalformedDetails_NamesEveryField()
    {
        var details = Details();
        (details.Channel, details.SecrecyLevel) = ((V1.Channel)99, (V1.SecrecyLevel)9);
        (details.Category, details.Territory) = ("01020", "43010");
        details.AccusedUnits.AddRange(["430103-police", "", "?"]);
        details.SubmitTime = new Timestamp { Seconds = long.MaxValue };

        Assert.Null(StepWire.Read<Amendment>(new V1.Amendment { Details = details }, _fields));

        AssertFaults(
            "amendment.details.channel has the unknown value 99",
            "amendment.details.category is not six digits: 01020",
            "amendment.details.territory is not a division code of 6 or 9 digits: 43010",
            "amendment.details.accused_units[1] is required",
            "amendment.details.accused_units[2] is not a unit code: ?",
            "amendment.details.secrecy_level has the unknown value 9",
            "amendment.details.submit_time is not a timestamp: seconds or nanos are out of range",
            "amendment.expected_version is required");
    }

    [Fact]
    public void Read_OfARegistrationRequest_TakesDefaultsAndIgnoresWhatTheHubSets()
    {
        var message = new V1.Registration { Details = Details(), QueryCode = "CHOSEN-BY-CLIENT" };

        var step = StepWire.Read<Registration>(message, _fields);

        Assert.Null(_fields.Refusal);
        Assert.Equal("", step!.QueryCode);
        Assert.Equal(1, step.Details.PetitionerCount);
        Assert.Null(step.Details.Secrecy);
        Assert.Null(step.Details.SubmittedAt);
        Assert.Same(Petitioner.Anonymous, step.Details.Petitioner);
        Assert.Equal("4301", step.Details.Territory.Digits);
    }

    [Fact]
    public void Read_OfOutputOnlyFieldsInRequests_IgnoresThem()
    {
        var acknowledgement = StepWire.Read<ReceiptAcknowledgement>(
            new V1.ReceiptAcknowledgement { ObjectionDueTime = new Timestamp { Nanos = -1 } }, _fields);
        var link = StepWire.Read<RepeatLink>(
            new V1.RepeatLink { EarlierPetitionId = "0198c8f2-0000-7000-8000-00000000000a", MatterId = "not a UUID" }, _fields);
        var change = StepWire.Read<UnitChange>(
            new V1.UnitChange { Kind = V1.UnitChangeKind.Register, Unit = Unit(V1.UnitStatus.Abolished) }, _fields);

        Assert.Null(_fields.Refusal);
        Assert.Null(acknowledgement!.ObjectionDue);
        Assert.Null(link!.Matter);
        Assert.Equal(UnitStatus.Active, change!.Unit.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0198c8f2-0000-7000-8000-00000000000")]
    [InlineData("{0198c8f2-0000-7000-8000-00000000000a}")]
    [InlineData("0198c8f200007000800000000000000a")]
    [InlineData("+198c8f2-0000-7000-8000-00000000000a")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void Read_OfAMalformedUuid_IsRefused(string text)
    {
        Assert.Null(StepWire.Read<RepeatRefusal>(new V1.RepeatRefusal { EarlierPetitionId = text }, _fields));

        AssertFaults(text.Length == 0
            ? "repeat_refusal.earlier_petition_id is required"
            : $"repeat_refusal.earlier_petition_id is not a UUID: {text}");
    }

    [Fact]
    public void Read_OfADeadline_CutsItToMilliseconds()
    {
        var message = new V1.Assignment
        {
            DestinationUnit = "430103-housing",
            Deadline = new Timestamp { Seconds = 1, Nanos = 2_999_999 }
        };

        var step = StepWire.Read<Assignment>(message, _fields);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_002), step!.Deadline);
    }

    [Theory]
    [InlineData(-2_208_988_801, 0)]
    [InlineData(7_258_118_400, 0)]
    public void Read_OfATimeOutsideOfThreeCenturies_IsRefused(long seconds, int nanos)
    {
        var deadline = new Timestamp { Seconds = seconds, Nanos = nanos };

        var message = new V1.Assignment { DestinationUnit = "430103-housing", Deadline = deadline };

        Assert.Null(StepWire.Read<Assignment>(message, _fields));

        AssertFaults("assignment.deadline must lie in the years 1900 to 2199");
    }

    [Fact]
    public void Read_OfASuspension_NeedsOnlyTheUnitsCode()
    {
        var message = new V1.UnitChange
        {
            Kind = V1.UnitChangeKind.Suspend,
            Unit = new() { UnitCode = "430103-housing" },
            Reason = "r"
        };

        var step = StepWire.Read<UnitChange>(message, _fields);

        Assert.Null(_fields.Refusal);
        Assert.Equal("430103-housing", step!.Unit.Code.Value);
    }

    [Fact]
    public void Read_OfARegistrationOfAUnit_NeedsTheWholeUnit()
    {
        Assert.Null(StepWire.Read<UnitChange>(new V1.UnitChange { Kind = V1.UnitChangeKind.Register, Unit = new() }, _fields));

        AssertFaults(
            "unit_change.unit.unit_code is required",
            "unit_change.unit.territory is required",
            "unit_change.unit.organ_type is required");
    }

    [Fact]
    public void Read_OfAChangeWithoutAUnit_IsRefused()
    {
        Assert.Null(StepWire.Read<UnitChange>(new V1.UnitChange(), _fields));

        AssertFaults("unit_change.kind is required", "unit_change.unit is required");
    }

    [Fact]
    public void Read_OfTwoSteps_GathersTheFaultsOfBoth()
    {
        _fields.Uuid("request_id", "");
        Assert.Null(StepWire.Read<Transfer>(new V1.Transfer(), _fields));
        Assert.NotNull(StepWire.Read<Urging>(new V1.Urging { Reasons = "" }, _fields));

        AssertFaults("request_id is required", "transfer.destination_unit is required");
    }

    [Fact]
    public void Read_OfAThousandFaults_TellsTwentyAndStillRefuses()
    {
        var naming = new V1.UnitNaming { LeadUnit = "430103-housing" };
        naming.AssistingUnits.AddRange(Enumerable.Repeat("?", 1_000));

        Assert.Null(StepWire.Read<UnitNaming>(naming, _fields));
        Assert.Null(StepWire.Read<Transfer>(new V1.Transfer(), _fields));

        Assert.Equal(RequestFields.MaxViolations, _fields.Refusal!.Fields.Length);
    }

    [Fact]
    public void Read_OfALongMalformedValue_ShowsItsBeginning()
    {
        var message = new V1.Transfer { DestinationUnit = new string('x', 59) + "𠮷" + new string('x', 200_000) };

        StepWire.Read<Transfer>(message, _fields);

        Assert.Equal(new string('x', 59) + "…", _fields.Refusal!.Metadata["value"]);
    }

    private static V1.PetitionDetails Details() =>
        new() { Channel = V1.Channel.Letter, Purpose = V1.Purpose.Appeal, Category = "010203", Territory = "430100" };

    private static V1.Unit Unit(V1.UnitStatus status) => new()
    {
        UnitCode = "430103-housing",
        Territory = "430103",
        OrganType = V1.OrganType.CompetentOrgan,
        Status = status,
        Level = V1.Level.National,
    };

    private void AssertFaults(params string[] expected)
    {
        Assert.Equal(RefusalReason.FieldInvalid, _fields.Refusal!.Reason);
        Assert.Equal(expected, _fields.Refusal.Fields.Select(fault => $"{fault.Path} {fault.Description}"));
    }
}
