using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Domain.Tests.Monitoring;

public sealed class FlowKindTests
{
    [Fact]
    public void FlowKind_OfEachHandover_HasItsNameAndNumber() => Assert.All(
        Enum.GetValues<HandoverKind>(), kind => Assert.Equal(kind.ToString(), ((FlowKind)(int)kind).ToString()));
}
