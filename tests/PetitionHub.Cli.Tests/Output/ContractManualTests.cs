using PetitionHub.CommandLine.Contract;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.Output;

public sealed class ContractManualTests
{
    [Fact]
    public void ExplainReason_EveryReason_IsExplained()
    {
        foreach (var reason in ErrorsReflection.Descriptor.EnumTypes.Single().Values.Where(value => value.Number != 0))
            Assert.True(ContractManual.Shipped.ExplainReason(reason.Name["REASON_".Length..]).Length > 10, reason.Name);
    }

    [Fact]
    public void ExplainReason_UnknownReason_IsEmpty() => Assert.Equal("", ContractManual.Shipped.ExplainReason("OF_A_LATER_HUB"));

    [Fact]
    public void Comment_OfMethodAndField_IsThatOfTheProto()
    {
        Assert.StartsWith("Hands the petition over (转送", ContractManual.Shipped.Comment("ExchangeService.TransferPetition"));
        Assert.Equal("Who is to have it.", ContractManual.Shipped.Comment("Transfer.destination_unit"));
        Assert.StartsWith("Units that the petition accuses", ContractManual.Shipped.Comment("PetitionDetails.accused_units"));
    }
}
