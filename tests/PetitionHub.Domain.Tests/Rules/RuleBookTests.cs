using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly DateOnly FirstDay = new(2022, 5, 1);
    private static readonly Territory Zhejiang = Territory.Parse("33");

    [Fact]
    public void For_Country_HasTheLimitsOfTheRegulations()
    {
        var rules = RuleBook.Official.For(Territory.Country, FirstDay);

        Assert.Equal("national-2022", rules.Id);
        Assert.Equal(
            [15, 15, 60, 30, 30, 30, 30, 30, 30, 15, 15, 30, 15],
            new[]
            {
                rules.HandOver, rules.Notify, rules.Conclude, rules.Extension, rules.RequestFucha, rules.Fucha,
                rules.RequestFuhe, rules.Fuhe, rules.Feedback, rules.Assist,
                rules.DecideDispute, rules.UnitAcceptance, rules.BureauAcceptance,
            }.Select(limit => limit.Unit == LimitUnit.CalendarDays ? limit.Amount : -1));
        Assert.Equal(
            [3, 5, 5],
            new[] { rules.Receive, rules.Object, rules.DecideObjection }
                .Select(limit => limit.Unit == LimitUnit.WorkingDays ? limit.Amount : -1));
    }

    [Theory]
    [InlineData("33")]
    [InlineData("3301")]
    [InlineData("330106")]
    [InlineData("330106001")]
    public void For_TerritoryInZhejiang_IsShorterToHandOverAndHandleButLongerToExtend(string territory)
    {
        var rules = RuleBook.Official.For(Territory.Parse(territory), FirstDay);

        Assert.Equal("zhejiang-2022", rules.Id);
        Assert.Equal(new Limit(5, LimitUnit.WorkingDays), rules.HandOver);
        Assert.Equal(new Limit(30, LimitUnit.CalendarDays), rules.Conclude);
        Assert.Equal(new Limit(60, LimitUnit.CalendarDays), rules.Extension);
    }

    [Fact]
    public void For_Zhejiang_IsOtherwiseNational()
    {
        var national = RuleBook.Official.For(Territory.Country, FirstDay);
        var zhejiang = RuleBook.Official.For(Zhejiang, FirstDay);

        Assert.Equal(
            national,
            zhejiang with
            {
                Id = national.Id,
                Scope = national.Scope,
                HandOver = national.HandOver,
                Conclude = national.Conclude,
                Extension = national.Extension,
            });
    }

    [Theory]
    [InlineData("")]
    [InlineData("43")]
    [InlineData("430103")]
    [InlineData("32")]
    public void For_TerritoryElsewhere_IsNational(string territory) =>
        Assert.Equal("national-2022", RuleBook.Official.For(TerritoryOf(territory), FirstDay).Id);

    [Theory]
    [InlineData("33")]
    [InlineData("43")]
    public void For_DayBeforeEveryRuleSet_IsTheEarliestNational(string territory) =>
        Assert.Equal("national-2022", RuleBook.Official.For(Territory.Parse(territory), FirstDay.AddDays(-1)).Id);

    [Fact]
    public void For_SeveralInForce_TakesTheNarrowestThenTheLatest()
    {
        var national = RuleBook.Official.For(Territory.Country, FirstDay);
        var province = national with { Id = "province", Scope = Zhejiang, EffectiveFrom = new(2024, 1, 1) };
        var newer = national with { Id = "newer", EffectiveFrom = new(2025, 1, 1) };
        var newest = province with { Id = "newest", EffectiveFrom = new(2026, 1, 1) };
        var book = new RuleBook([province, national, newer, newest]);

        string At(string territory, int year) => book.For(TerritoryOf(territory), new DateOnly(year, 1, 1)).Id;

        Assert.Equal("national-2022", At("33", 2020));
        Assert.Equal("national-2022", At("33", 2023));
        Assert.Equal("province", At("33", 2024));
        Assert.Equal("province", At("3301", 2025));
        Assert.Equal("newer", At("43", 2025));
        Assert.Equal("newest", At("330106", 2026));
        Assert.Equal("newer", At("", 2026));
    }

    [Fact]
    public void Constructor_NoNationalSet_Throws()
    {
        var zhejiang = RuleBook.Official.For(Zhejiang, FirstDay);

        Assert.Throws<ArgumentException>(() => new RuleBook([zhejiang]));
    }

    [Fact]
    public void Constructor_AmbiguousSets_Throws()
    {
        var national = RuleBook.Official.For(Territory.Country, FirstDay);

        Assert.Throws<ArgumentException>(() => new RuleBook([national, national with { Id = "other" }]));
        Assert.Throws<ArgumentException>(() => new RuleBook([national, national with { Scope = Zhejiang }]));
    }

    [Theory]
    [InlineData("43", "2026-03-02", "2026-03-17", "2026-05-06")] // 60 days end on 1 May, a holiday.
    [InlineData("33", "2026-03-02", "2026-03-09", "2026-04-01")]
    public void For_UnitsTerritory_GivesItsDeadlines(string territory, string from, string handOver, string conclude)
    {
        var day = DateOnly.Parse(from);
        var rules = RuleBook.Official.For(Territory.Parse(territory), day);

        Assert.Equal(DateOnly.Parse(handOver), WorkingCalendar.Official.DeadlineOf(day, rules.HandOver).Day);
        Assert.Equal(DateOnly.Parse(conclude), WorkingCalendar.Official.DeadlineOf(day, rules.Conclude).Day);
    }

    private static Territory TerritoryOf(string digits) => digits == "" ? Territory.Country : Territory.Parse(digits);
}
