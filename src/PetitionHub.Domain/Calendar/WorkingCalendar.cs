using System.Collections.Frozen;

namespace PetitionHub.Domain.Calendar;

/// <summary>
/// Distinguishes working days from days off, and counts time limits. In a year without a published calendar weekends are off and
/// all other days are working days, and what is counted over it is provisional.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>
    /// How far a notice may reach into the year before: the week before New Year, 25 to 31 December. Notices moved days there in
    /// six of the last 25 years, none before the 29th (that of 2019: Saturday 29 December 2018 worked, Monday the 31st was off).
    /// A week holds one weekend, whatever day New Year is; days are moved from no earlier one, and the Spring Festival is never
    /// before 21 January.
    /// </summary>
    private const int FirstDayOfNextNotice = 25;

    private readonly CalendarYear[] _years;
    private readonly FrozenSet<int> _publishedYears;
    private readonly FrozenDictionary<DateOnly, bool> _overrides;

    /// <summary>Makes a calendar of published years; where two name the same day, the later year's notice holds.</summary>
    /// <exception cref="ArgumentException">A year is given twice.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        _years = [.. years.OrderBy(y => y.Year)];
        _publishedYears = _years.Select(y => y.Year).ToFrozenSet();
        if (_publishedYears.Count != _years.Length)
            throw new ArgumentException("A calendar year is given twice.", nameof(years));

        var overrides = new Dictionary<DateOnly, bool>();
        foreach (var (day, isWorking) in _years.SelectMany(y => y.WorkingDayOverrides))
            overrides[day] = isWorking;
        _overrides = overrides.ToFrozenDictionary();
    }

    /// <summary>The State Council's calendars of 2020 to 2026, as shipped in <c>Calendar/Data</c>.</summary>
    public static WorkingCalendar Official { get; } = new(HolidayCnReader.ReadEmbedded());

    /// <summary>The years whose calendar is known, first to last.</summary>
    public IEnumerable<int> PublishedYears => _years.Select(y => y.Year);

    /// <summary>The same with one more year.</summary>
    /// <exception cref="ArgumentException">The year is there already.</exception>
    public WorkingCalendar With(CalendarYear year) => new([.. _years, year]);

    /// <summary>True where the year's calendar is known.</summary>
    public bool IsPublished(int year) => _publishedYears.Contains(year);

    /// <summary>
    /// The last day whose kind (working day or day off) no future notice can change; null where no year is published.
    /// </summary>
    public DateOnly? LastFinalDay => _years is [.., var last] ? new DateOnly(last.Year, 12, FirstDayOfNextNotice - 1) : null;

    /// <summary>True where the day is a working day, in an unpublished year by the day of the week.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _overrides.TryGetValue(day, out var isWorking)
            ? isWorking
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The last day of a limit. The first day is not counted (Civil Code Art 201); an end on a day off rolls to the
    /// next working day (Art 203). Provisional where a day whose being off or working mattered is in an unpublished
    /// year, or in the last week of a year after which none is published, for the notice of New Year may move it: for
    /// working days every day after the first, for calendar days those from the unrolled end on.
    /// </summary>
    /// <param name="firstDay">The day in Shanghai of the event that starts the limit.</param>
    /// <param name="limit">How long it is, at most <see cref="Limit.MaxAmount"/> days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, too long, of no unit, or ends after 9999.</exception>
    public Deadline DeadlineOf(DateOnly firstDay, Limit limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit.Amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit.Amount, Limit.MaxAmount);
        return limit.Unit switch
        {
            LimitUnit.CalendarDays => Roll(firstDay.AddDays(limit.Amount)),
            LimitUnit.WorkingDays when limit.Amount == 0 => Roll(firstDay),
            LimitUnit.WorkingDays => CountWorkingDays(firstDay, limit.Amount),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit has no known unit."),
        };
    }

    private Deadline Roll(DateOnly end)
    {
        var day = end;
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return DeadlineOver(end, day);
    }

    private Deadline CountWorkingDays(DateOnly firstDay, int amount)
    {
        var day = firstDay;
        for (var left = amount; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }
        return DeadlineOver(firstDay.AddDays(1), day);
    }

    private Deadline DeadlineOver(DateOnly from, DateOnly day)
    {
        var isProvisional = false;
        var lastYear = day is { Month: 12, Day: >= FirstDayOfNextNotice } ? day.Year + 1 : day.Year;
        for (var year = from.Year; year <= lastYear; year++)
            isProvisional |= !IsPublished(year);
        return new Deadline(day, isProvisional);
    }
}
