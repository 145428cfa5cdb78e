using PetitionHub.Domain.Categories;
using PetitionHub.Lab.Demo.Material;

namespace PetitionHub.Cli.Tests.Demo;

public sealed class KeywordTableTests
{
    [Fact]
    public void All_Keywords_NameACategoryOfTheTable() =>
        Assert.All(KeywordTable.All, keyword => Assert.True(
            CategoryTable.Official.TryFind(keyword.Category, out _), $"{keyword.Word} names {keyword.Category}"));

    [Fact]
    public void All_Keywords_AreGivenOnceWithAWeightOfOneToNine()
    {
        Assert.Equal(KeywordTable.All.Count, KeywordTable.All.Select(keyword => keyword.Word).Distinct().Count());
        Assert.All(KeywordTable.All, keyword => Assert.InRange(keyword.Weight, 1, 9));
    }

    [Theory]
    [InlineData("开发商", "房屋质量问题", "030301")]
    [InlineData("", "开发商延期交房", "030301")]
    [InlineData("", "学校附近噪音", "130103")]
    public void Classify_HeaviestWordWins_ASubjectCountsFourfold(string subject, string body, string category) =>
        Assert.Equal(category, KeywordTable.Classify(subject, body));
}
