using CsCheck;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Units;

public sealed class TerritoryTests
{
    [Theory]
    [InlineData("00", "", Level.National)]
    [InlineData("000000", "", Level.National)]
    [InlineData("000000000000", "", Level.National)]
    [InlineData("43", "43", Level.Provincial)]
    [InlineData("430000", "43", Level.Provincial)]
    [InlineData("430100", "4301", Level.Municipal)]
    [InlineData("430103", "430103", Level.County)]
    [InlineData("430103000", "430103", Level.County)]
    [InlineData("430103000000", "430103", Level.County)]
    [InlineData("430103001", "430103001", Level.Township)]
    [InlineData("430103001000", "430103001", Level.Township)]
    public void TryParse_Code_DropsItsPadding(string text, string digits, Level level)
    {
        Assert.True(Territory.TryParse(text, out var territory));
        Assert.Equal(digits, territory.Digits);
        Assert.Equal(level, territory.Level);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("4301030")]
    [InlineData("43010A")]
    [InlineData("４３")]
    public void TryParse_NoCode_IsFalse(string? text) => Assert.False(Territory.TryParse(text, out _));

    [Fact]
    public void Parse_WhatToStringWrote_IsTheSame() =>
        Territories.Any.Sample(territory => Territory.Parse(territory.ToString()) == territory);

    [Fact]
    public void Parent_AnyButTheCountry_IsOneLevelUpAndContainsIt() =>
        Territories.Any.Sample(territory => territory.Parent is not { } parent
            ? territory == Territory.Country
            : parent.Level == territory.Level - 1 && parent.Contains(territory) && !territory.Contains(parent));

    [Fact]
    public void Contains_AnyTwo_IsBeingOneOfTheTerritoriesAbove() =>
        Gen.Select(Territories.Any, Territories.Any).Sample((a, b) =>
            a.Contains(b) == Territories.Upwards(b).Contains(a));

    [Fact]
    public void Contains_AnyThree_IsAPartialOrder() =>
        Gen.Select(Territories.Any, Territories.Any, Territories.Any).Sample((a, b, c) =>
            a.Contains(a)
            && (!(a.Contains(b) && b.Contains(a)) || a == b)
            && (!(a.Contains(b) && b.Contains(c)) || a.Contains(c)));

    [Fact]
    public void CommonOf_AnyTwo_IsTheSmallestThatContainsBoth() =>
        Gen.Select(Territories.Any, Territories.Any).Sample((a, b) =>
        {
            var common = Territory.CommonOf(a, b);
            var both = Territories.Upwards(a).Where(place => place.Contains(b));
            return common == Territory.CommonOf(b, a)
                && common.Contains(a)
                && common.Contains(b)
                && both.All(place => place.Contains(common));
        });

    [Fact]
    public void CompareTo_Parent_ComesFirst() =>
        Territories.Any.Sample(territory =>
            territory.Parent is not { } parent || parent.CompareTo(territory) < 0);
}
