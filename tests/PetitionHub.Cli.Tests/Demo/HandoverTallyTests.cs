using PetitionHub.Domain.Units;
using PetitionHub.Lab.Demo.Offices;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class HandoverTallyTests
{
    private readonly HandoverTally _tally = new(code => code.StartsWith("city", StringComparison.Ordinal)
        ? new Role(Level.Municipal, OrganType.Bureau)
        : new Role(Level.County, OrganType.Bureau));

    [Fact]
    public void Agrees_BothEndsCountedTheSame_UnitsOfOneKindAreOneLine()
    {
        foreach (var county in new[] { "county-a", "county-b" })
        {
            _tally.Sent("city", county, HandedOver.Transferred);
            _tally.Arrived("city", county, HandedOver.Transferred);
        }

        Assert.True(_tally.Agrees);
        Assert.Equal(2, Assert.Single(_tally.AllArrived).Value);
    }

    [Fact]
    public void Agrees_OneIsMissingAtTheReceiver_IsFalse()
    {
        _tally.Sent("city", "county", HandedOver.Transferred);

        Assert.False(_tally.Agrees);
    }

    [Fact]
    public void Agrees_AnotherKindArrived_IsFalse()
    {
        _tally.Sent("city", "county", HandedOver.Transferred);
        _tally.Arrived("city", "county", HandedOver.Assigned);

        Assert.False(_tally.Agrees);
    }
}
