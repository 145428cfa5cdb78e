using CsCheck;
using PetitionHub.Domain.Calendar;

namespace PetitionHub.Domain.Tests.Calendar;

public sealed class ChinaTimeTests
{
    [Theory]
    [InlineData("2026-02-12T15:59:59.999Z", "2026-02-12")]
    [InlineData("2026-02-12T16:00:00Z", "2026-02-13")]
    [InlineData("2026-02-13T01:30:00+08:00", "2026-02-13")]
    [InlineData("2026-02-12T23:00:00-05:00", "2026-02-13")]
    public void DayOf_InstantOfAnyOffset_IsTheDayInShanghai(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), ChinaTime.DayOf(DateTimeOffset.Parse(instant)));

    [Fact]
    public void EndOf_Day_IsTheNextMidnightInShanghaiAsUtc()
    {
        var end = ChinaTime.EndOf(new DateOnly(2026, 2, 27));

        Assert.Equal(DateTimeOffset.Parse("2026-02-27T16:00:00Z"), end);
        Assert.Equal(TimeSpan.Zero, end.Offset);
    }

    [Fact]
    public void EndOf_EveryDay_IsExclusive() =>
        Days.Any.Sample(day =>
            ChinaTime.DayOf(ChinaTime.EndOf(day)) == day.AddDays(1)
            && ChinaTime.DayOf(ChinaTime.EndOf(day).AddTicks(-1)) == day);

    [Fact]
    public void EndsAt_Deadline_IsTheEndOfItsDay() =>
        Assert.Equal(
            DateTimeOffset.Parse("2026-02-27T16:00:00Z"), new Deadline(new DateOnly(2026, 2, 27), false).EndsAt);
}
