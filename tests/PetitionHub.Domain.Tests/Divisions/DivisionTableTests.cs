using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Divisions;

public sealed class DivisionTableTests
{
    private static readonly DivisionTable Table = DivisionTable.Official;

    [Theory]
    [InlineData(Level.National, 1)]
    [InlineData(Level.Provincial, 31)]
    [InlineData(Level.Municipal, 342)]
    [InlineData(Level.County, 2978)]
    [InlineData(Level.Township, 0)]
    public void All_Official_CountsOfEachLevel(Level level, int count) =>
        Assert.Equal(count, Table.All.Count(division => division.Territory.Level == level));

    [Fact]
    public void All_Official_StartsWithTheCountryAndFollowsParents()
    {
        Assert.Equal(new Division(Territory.Country, "全国"), Table.All[0]);
        var seen = new HashSet<Territory>();
        Assert.All(Table.All, division =>
        {
            Assert.True(division.Territory.Parent is not { } parent || seen.Contains(parent));
            Assert.True(seen.Add(division.Territory));
            Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", division.Name);
        });
    }

    [Theory]
    [InlineData("43", "湖南省")]
    [InlineData("4301", "长沙市")]
    [InlineData("430104", "岳麓区")]
    [InlineData("430104000000", "岳麓区")]
    [InlineData("441900", "东莞市")]
    [InlineData("441900000", "东莞市")] // A city without counties is listed again as its own only county.
    public void TryFind_KnownCode_HasItsName(string code, string name)
    {
        Assert.True(Table.TryFind(Territory.Parse(code), out var division));
        Assert.Equal(name, division.Name);
    }

    [Fact]
    public void TryFind_UnknownCode_IsFalse() => Assert.False(Table.TryFind(Territory.Parse("999999"), out _));
}
