using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Demo.Material;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class MaskedRegionsTests
{
    private readonly MaskedRegions _regions = new(DivisionTable.Official, Territory.Parse("430000"));

    [Theory]
    [InlineData("A1区某小区", "430102")]
    [InlineData("A市A3区联丰路", "430104")]
    [InlineData("反映A7县春华镇的问题", "430121")]
    [InlineData("A9市农村公路", "430182")]
    [InlineData("B2区", "430203")]
    public void Locate_RegionWithNumber_IsThatCountyOfThatCity(string text, string county) =>
        Assert.Equal(Territory.Parse(county), _regions.Locate(text, "1"));

    [Fact]
    public void Locate_NumberBeyondTheCityCounties_CountsRound() =>
        Assert.Equal(_regions.Locate("A1区", "1"), _regions.Locate("A10区", "1"));

    [Fact]
    public void Locate_NumberAfterLetterAlone_NumberDecides() =>
        Assert.Equal(Territory.Parse("430202"), _regions.Locate("A市居民反映B1区的问题", "1"));

    [Fact]
    public void Locate_LetterAlone_IsSomeCountyOfThatCityAndAlwaysTheSame()
    {
        var county = _regions.Locate("A市地铁何时开通", "42");

        Assert.Equal(Territory.Parse("430100"), county.Parent);
        Assert.Equal(county, _regions.Locate("A市公交线路", "42"));
    }

    [Fact]
    public void Locate_NoRegion_SpreadsOverTheProvince()
    {
        var counties = Enumerable.Range(0, 1_000).Select(id => _regions.Locate("没有地名", $"{id}")).Distinct().ToArray();

        Assert.All(counties, county => Assert.True(Territory.Parse("430000").Contains(county)));
        Assert.True(counties.Length > 100);
    }

    [Fact]
    public void Locate_EveryLetterAndNumber_IsARealCounty()
    {
        for (var letter = 'A'; letter <= 'Z'; letter++)
            for (var number = 0; number < 100; number++)
                Assert.True(DivisionTable.Official.TryFind(_regions.Locate($"{letter}{number}区", "1"), out _));
    }
}
