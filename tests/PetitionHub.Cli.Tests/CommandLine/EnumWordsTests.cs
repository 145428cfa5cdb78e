using PetitionHub.CommandLine;
using PetitionHub.V1;

namespace PetitionHub.Cli.Tests.CommandLine;

public sealed class EnumWordsTests
{
    [Theory]
    [InlineData("handed-over")]
    [InlineData("handed_over")]
    [InlineData("HANDED_OVER")]
    [InlineData("PETITION_STATUS_HANDED_OVER")]
    public void TryParse_AnySpelling_IsTheValue(string word)
    {
        Assert.True(EnumWords.TryParse<PetitionStatus>(word, out var status));
        Assert.Equal(PetitionStatus.HandedOver, status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unspecified")]
    [InlineData("2")]
    [InlineData("handed")]
    public void TryParse_NoWordOfTheEnum_IsFalse(string word) => Assert.False(EnumWords.TryParse<PetitionStatus>(word, out _));

    [Fact]
    public void Of_EveryValue_ReadsBack() => Assert.All(EnumWords.All<PetitionStatus>(), word =>
    {
        Assert.True(EnumWords.TryParse<PetitionStatus>(word, out var status));
        Assert.Equal(word, EnumWords.Of(status));
    });

    [Fact]
    public void Of_Unspecified_IsEmpty() => Assert.Equal("", EnumWords.Of(PetitionStatus.Unspecified));
}
