using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Tests.Wire;

/// <summary>The casts of <see cref="PetitionHub.Wire.EnumWire"/> hold only as long as names and numbers agree.</summary>
public sealed class EnumWireTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(Channel), typeof(V1.Channel) },
        { typeof(Purpose), typeof(V1.Purpose) },
        { typeof(SecrecyLevel), typeof(V1.SecrecyLevel) },
        { typeof(PetitionStatus), typeof(V1.PetitionStatus) },
        { typeof(HandoverKind), typeof(V1.HandoverKind) },
        { typeof(DutyKind), typeof(V1.DutyKind) },
        { typeof(DutyState), typeof(V1.DutyState) },
        { typeof(DeadlineStage), typeof(V1.DeadlineStage) },
        { typeof(ReferralKind), typeof(V1.ReferralKind) },
        { typeof(ReviewOutcome), typeof(V1.ReviewOutcome) },
        { typeof(EvaluationTarget), typeof(V1.EvaluationTarget) },
        { typeof(Satisfaction), typeof(V1.Satisfaction) },
        { typeof(UnitChangeKind), typeof(V1.UnitChangeKind) },
        { typeof(OrganType), typeof(V1.OrganType) },
        { typeof(UnitStatus), typeof(V1.UnitStatus) },
        { typeof(Level), typeof(V1.Level) },
        { typeof(RepeatReason), typeof(V1.RepeatReason) },
        { typeof(RouteBasis), typeof(V1.RouteBasis) },
        { typeof(RefusalReason), typeof(V1.Reason) },
        { typeof(FlowKind), typeof(V1.FlowKind) },
        { typeof(FlowGrouping), typeof(V1.FlowGrouping) },
        { typeof(StuckKind), typeof(V1.StuckKind) },
        { typeof(Figure), typeof(V1.Figure) },
        { typeof(FigureBucket), typeof(V1.FigureBucket) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void DomainEnum_AndTheContracts_HaveTheSameNamesAndNumbers(Type domain, Type contract)
    {
        Assert.Equal(NumbersOf(contract).Where(pair => pair.Value != 0), NumbersOf(domain));
        Assert.Equal("Unspecified", Enum.GetName(contract, 0));
    }

    [Fact]
    public void Pairs_AreAllEnumsThatDomainAndContractShare()
    {
        var contracts = typeof(V1.Channel).Assembly.GetTypes().Where(type => type.IsEnum).Select(type => type.Name).ToHashSet();
        var shared = typeof(Channel).Assembly.GetExportedTypes().Where(type => type.IsEnum && contracts.Contains(type.Name));

        Assert.Superset(shared.ToHashSet(), Pairs.Select(row => row.Data.Item1).ToHashSet());
    }

    [Fact]
    public void StepKinds_AreTheFieldsOfTheEntrysStep()
    {
        var fields = V1.LedgerEntry.Descriptor.Oneofs.Single(oneof => oneof.Name == "step").Fields;

        Assert.Equal(
            fields.Select(field => KeyValuePair.Create(field.Name, (long)field.FieldNumber)),
            Enum.GetValues<StepKind>().Select(kind => KeyValuePair.Create(StepNames.Of(kind), (long)kind)));
        Assert.Equal(
            NumbersOf(typeof(V1.LedgerEntry.StepOneofCase)).Where(pair => pair.Value != 0), NumbersOf(typeof(StepKind)));
    }

    private static IEnumerable<KeyValuePair<string, long>> NumbersOf(Type type) => Enum.GetValues(type)
        .Cast<object>()
        .Select(value => KeyValuePair.Create(value.ToString()!, Convert.ToInt64(value, provider: null)))
        .OrderBy(pair => pair.Value);
}
