using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Divisions;

public sealed class NationalDirectoryTests
{
    private static readonly Unit[] Units = [.. NationalDirectory.Generate(DivisionTable.Official)];
    private static readonly Dictionary<UnitCode, Unit> ByCode = Units.ToDictionary(unit => unit.Code);

    [Fact]
    public void Generate_OfficialDivisions_IsTwentySevenUnitsEach()
    {
        Assert.Equal(23, NationalDirectory.Departments.Count);
        Assert.Equal(27 * 3352, Units.Length);
        Assert.All(
            Units.CountBy(unit => unit.Territory), territory => Assert.Equal(27, territory.Value));
    }

    [Theory]
    [InlineData(Level.National, 1)]
    [InlineData(Level.Provincial, 31)]
    [InlineData(Level.Municipal, 342)]
    [InlineData(Level.County, 2978)]
    public void Generate_OfficialDivisions_HasOneOfEachOrganTypePerDivision(Level level, int count)
    {
        foreach (var organ in new[]
            { OrganType.Bureau, OrganType.JointConference, OrganType.PoliticalLegal, OrganType.Discipline })
            Assert.Equal(count, Units.Count(unit => unit.Organ == organ && unit.Level == level));
    }

    [Fact]
    public void Generate_OfficialDivisions_PutsParentsFirst()
    {
        var seen = new HashSet<Territory>();
        Assert.All(Units, unit =>
        {
            seen.Add(unit.Territory);
            Assert.True(unit.Territory.Parent is not { } parent || seen.Contains(parent));
        });
    }

    [Fact]
    public void Generate_OfficialDivisions_MakesValidActiveUnits() =>
        Assert.All(Units, unit =>
        {
            Assert.InRange(unit.Name.Length, 1, Unit.MaxNameLength);
            Assert.Matches("^[a-z0-9-]{1,40}$", unit.System);
            Assert.Equal(UnitStatus.Active, unit.Status);
            Assert.StartsWith($"{unit.Territory}-", unit.Code.Value);
        });

    [Theory]
    [InlineData("000000-bureau", "国家信访局")]
    [InlineData("000000-joint-conference", "中央信访工作联席会议")]
    [InlineData("000000-discipline", "中央纪委国家监委")]
    [InlineData("000000-housing", "住房和城乡建设部")]
    [InlineData("430000-housing", "湖南省住房和城乡建设厅")]
    [InlineData("110000-education", "北京市教育局")]
    [InlineData("430100-bureau", "长沙市信访局")]
    [InlineData("430104-political-legal", "岳麓区委政法委")]
    [InlineData("430104-joint-conference", "岳麓区信访工作联席会议")]
    [InlineData("430104-housing", "岳麓区住房和城乡建设局")]
    [InlineData("110100-bureau", "北京市市辖区信访局")]
    [InlineData("500200-bureau", "重庆市县信访局")]
    [InlineData("659000-bureau", "新疆维吾尔自治区直辖县级行政区划信访局")]
    public void Generate_Unit_IsNamedByLevel(string code, string name) =>
        Assert.Equal(name, ByCode[UnitCode.Parse(code)].Name);
}
