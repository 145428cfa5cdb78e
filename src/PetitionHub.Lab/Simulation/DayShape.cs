using PetitionHub.Domain.Calendar;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// How the items of some weeks are spread over their days and hours: 16 % on days off, and 2.3 times the average on the busiest
/// day, as in the country.
/// </summary>
internal static class DayShape
{
    /// <summary>The part of all items that comes in on days off.</summary>
    public const double OffShare = 0.16;

    /// <summary>The busiest day's items, as a multiple of the average day's.</summary>
    public const double Peak = 2.3;

    private const int LeastDaysWithAPeak = 7;

    // From Sunday.
    private static readonly double[] Weekdays = [0.9, 1.25, 1.05, 1.0, 0.95, 0.9, 1.1];

    // From midnight in Shanghai: offices and post in the day, websites also in the evening.
    private static readonly double[] Hours =
        [0.4, 0.3, 0.2, 0.1, 0.1, 0.2, 0.5, 1.5, 5, 11, 12, 8, 3, 3.5, 9, 11, 10, 7, 4, 3, 3, 2.5, 2, 1];

    /// <summary>The part of all items that each day has; they add up to 1.</summary>
    public static double[] Shares(IReadOnlyList<DateOnly> days, WorkingCalendar calendar, Dice dice)
    {
        var raw = days.Select(day => Weekdays[(int)day.DayOfWeek] * (0.9 + (0.2 * dice.Fraction()))).ToArray();
        var isOff = days.Select(day => !calendar.IsWorkingDay(day)).ToArray();
        if (days.Count < LeastDaysWithAPeak || Array.TrueForAll(isOff, off => off))
            return [.. raw.Select(weight => weight / raw.Sum())];
        var peak = Enumerable.Range(0, days.Count).Where(i => !isOff[i]).MaxBy(i => raw[i]);
        var peakShare = Peak / days.Count;
        var off = Enumerable.Range(0, days.Count).Where(i => isOff[i]).Sum(i => raw[i]);
        var working = raw.Sum() - off - raw[peak];
        var offShare = off > 0 ? OffShare : 0;
        return [.. raw.Select((weight, i) =>
            i == peak ? peakShare : isOff[i] ? weight / off * offShare : weight / working * (1 - offShare - peakShare))];
    }

    /// <summary>The part of a day's items that come in before a time of the day; 1 for all of it.</summary>
    public static double PartBefore(TimeSpan time)
    {
        var whole = Math.Min((int)time.TotalHours, Hours.Length);
        var begun = whole < Hours.Length ? Hours[whole] * (time.TotalHours - whole) : 0;
        return (Hours[..whole].Sum() + begun) / Hours.Sum();
    }

    /// <summary>An instant of the day at which an item comes in.</summary>
    public static DateTimeOffset Instant(DateOnly day, Dice dice)
    {
        var left = dice.Fraction() * Hours.Sum();
        var hour = 0;
        while (hour < Hours.Length - 1 && (left -= Hours[hour]) >= 0)
            hour++;
        return ChinaTime.EndOf(day.AddDays(-1)).AddHours(hour + dice.Fraction());
    }
}
