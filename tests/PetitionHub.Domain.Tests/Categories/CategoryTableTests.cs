using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;

namespace PetitionHub.Domain.Tests.Categories;

public sealed class CategoryTableTests
{
    private static readonly CategoryTable Table = CategoryTable.Official;

    [Fact]
    public void All_Official_AreDistinctSixDigitCodesInOrderUnderNamedGroups()
    {
        Assert.InRange(Table.All.Count, 120, 150);
        Assert.Equal(Table.All.Select(c => c.Code).Distinct().Order(StringComparer.Ordinal), Table.All.Select(c => c.Code));
        Assert.All(Table.All, category =>
        {
            Assert.Matches("^[0-9]{6}$", category.Code);
            Assert.NotEmpty(category.Name);
            Assert.NotEmpty(Table.GroupNames[category.Code[..2]]);
            Assert.NotEmpty(Table.GroupNames[category.Code[..4]]);
        });
    }

    [Fact]
    public void All_Official_HaveDistinctNamesWithoutTheirGroups() =>
        Assert.Equal(Table.All.Count, Table.All.Select(category => category.Name).Distinct().Count());

    [Fact]
    public void GroupNames_Official_AllHoldACategory() =>
        Assert.All(
            Table.GroupNames.Keys,
            group => Assert.Contains(Table.All, c => c.Code.StartsWith(group, StringComparison.Ordinal)));

    [Fact]
    public void All_Official_SystemsAreThoseOfDepartmentsOrTheBureau()
    {
        var systems = NationalDirectory.Departments.Select(department => department.System).Append("petition").ToHashSet();

        Assert.All(Table.All, category => Assert.Contains(category.System, systems));
        Assert.Equal(systems.Order(), Table.All.Select(category => category.System).Distinct().Order());
    }

    [Fact]
    public void TryFind_Other_IsTheBureaus()
    {
        Assert.True(Table.TryFind(CategoryTable.OtherCode, out var other));
        Assert.Equal(new Category("999901", "其他", "petition"), other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("03")]
    [InlineData("0301")]
    [InlineData("030199")]
    [InlineData("999999")]
    [InlineData("03010")]
    [InlineData("0301011")]
    public void TryFind_GroupOrUnknownCode_IsFalseAndNotOther(string code)
    {
        Assert.False(Table.TryFind(code, out var category));
        Assert.Null(category);
    }

    [Fact]
    public void Version_Official_IsTold() => Assert.Equal("2026.1", Table.Version);

    [Theory]
    [InlineData("")]
    [InlineData("code,name,system\n01,a,\n")]
    [InlineData("# version 1\n")]
    [InlineData("# version 1\ncode,name,system\n01,农业,\n010101,种植,agriculture\n")] // No second level.
    [InlineData("# version 1\ncode,name,system\n01,农业,\n01,农业,\n")]
    [InlineData("# version 1\ncode,name,system\n01,农业,\n0101,种植,agriculture\n")] // A group with a system.
    [InlineData("# version 1\ncode,name,system\n01,农业,\n0101,种植,\n010101,种植,\n")] // A category without one.
    [InlineData("# version 1\ncode,name,system\n01,农业\n")]
    [InlineData("# version 1\ncode,name,system\n01,,\n")]
    [InlineData("# version 1\ncode,name,system\n011,农业,\n")]
    public void Read_TableMalformed_Throws(string csv) =>
        Assert.Throws<FormatException>(() => CategoryTable.Read(csv));
}
