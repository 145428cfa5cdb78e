using PetitionHub.Domain.Calendar;
using PetitionHub.Lab.Simulation;

namespace PetitionHub.Cli.Tests.Simulation;

public sealed class DayShapeTests
{
    private static readonly DateOnly First = new(2025, 12, 29);

    [Theory]
    [InlineData(77, 1)]
    [InlineData(28, 2)]
    [InlineData(7, 3)]
    public void Shares_OfWeeks_AreThoseOfTheCountry(int count, int seed)
    {
        DateOnly[] days = [.. Enumerable.Range(0, count).Select(First.AddDays)];

        var shares = DayShape.Shares(days, WorkingCalendar.Official, Dice.Of(seed, "days"));

        Assert.Equal(1, shares.Sum(), 1e-9);
        Assert.Equal(0.16, shares.Where((_, i) => !WorkingCalendar.Official.IsWorkingDay(days[i])).Sum(), 1e-9);
        Assert.Equal(2.3 / count, shares.Max(), 1e-9);
    }

    [Fact]
    public void Instant_ManyDraws_AreInTheDayAndMostlyInOfficeHours()
    {
        var dice = Dice.Of(1, "hours");
        var instants = Enumerable.Range(0, 10_000).Select(_ => DayShape.Instant(First, dice)).ToArray();

        Assert.All(instants, instant => Assert.Equal(First, ChinaTime.DayOf(instant)));
        var inOfficeHours = instants.Count(instant => instant.AddHours(8).Hour is >= 8 and < 18);
        Assert.InRange(inOfficeHours, 7_000, 9_000);
    }
}
