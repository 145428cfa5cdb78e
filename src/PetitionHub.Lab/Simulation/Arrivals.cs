using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Simulation.Lives;

namespace PetitionHub.Lab.Simulation;

/// <summary>The items of each day, in order of time, some of them in bursts.</summary>
internal sealed class Arrivals
{
    private const int ItemsToABurst = 25_000;
    private const int SmallestBurst = 5;
    private const int LargestBurst = 400;

    private static readonly TimeSpan LongestBurst = TimeSpan.FromMinutes(12);

    private readonly SimulationPlan _plan;
    private readonly World _world;
    private readonly DateOnly[] _days;
    private readonly int[] _counts;
    private long _number;

    public Arrivals(SimulationPlan plan, World world, WorkingCalendar calendar)
    {
        (_plan, _world) = (plan, world);
        _days = [.. Enumerable.Range(0, plan.HistoryDays).Select(i => plan.FirstDay.AddDays(i))];
        var shares = DayShape.Shares(_days, calendar, Dice.Of(plan.Seed, "days"));
        _counts = Spread(plan.Items - plan.ItemsOfDay, shares);
    }

    /// <summary>How many items are registered on the day.</summary>
    public int CountOf(DateOnly day) => day == _plan.Day ? _plan.ItemsOfDay : _counts[Array.IndexOf(_days, day)];

    /// <summary>The items of the day.</summary>
    public IEnumerable<PetitionLife> Of(DateOnly day)
    {
        var dice = Dice.Of(_plan.Seed, "arrivals", day.DayNumber);
        var coming = new List<(DateTimeOffset At, Burst? Burst)>();
        var count = CountOf(day);
        if (day == _plan.Day)
            coming.AddRange(Bursts(count, dice));
        while (coming.Count < count)
            if (DayShape.Instant(day, dice) is var at && at < _plan.End)
                coming.Add((at, null));
        foreach (var (arrival, burst) in coming.OrderBy(one => one.At))
            yield return new PetitionLife(_world, Dice.Of(_plan.Seed, "item", ++_number), arrival, burst);
    }

    private IEnumerable<(DateTimeOffset, Burst?)> Bursts(int count, Dice dice)
    {
        for (var left = 1 + (count / ItemsToABurst); left > 0; left--)
        {
            var size = Math.Min(Math.Clamp(count / 50, SmallestBurst, LargestBurst), count);
            var place = _world.Places.Draw(dice);
            var began = _plan.DayStart.AddHours(9 + (dice.Fraction() * 7));
            var accused = _world.Of(place, "housing").Code;
            var details = _world.Matters.Draw(place, accused, began, dice) with { SubmittedAt = null, LitigationRelated = false };
            // A day that is not over has not had all of its bursts.
            if (began + LongestBurst > _plan.End)
                continue;
            var burst = new Burst(_world.Bureau(dice.Chance(0.5) ? place : Territory.Parse(place.Digits[..2])), details);
            for (var i = 0; i < size; i++)
                yield return (began + (LongestBurst * dice.Fraction()), burst);
        }
    }

    /// <summary>Whole numbers in proportion to the shares, which add up to the total.</summary>
    private static int[] Spread(int total, double[] shares)
    {
        var sum = 0.0;
        var given = 0;
        return [.. shares.Select(share =>
        {
            sum += share * total;
            var count = (int)Math.Round(sum) - given;
            given += count;
            return count;
        })];
    }
}
