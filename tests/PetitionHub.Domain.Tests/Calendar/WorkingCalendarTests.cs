using PetitionHub.Domain.Calendar;

namespace PetitionHub.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Official;

    [Theory]
    [InlineData("2026-02-13", "2026-02-27")]
    [InlineData("2026-09-29", "2026-10-12")]
    public void DeadlineOf_FiveWorkingDaysOverAMovedHoliday_CountsTheMovedDays(string received, string due) =>
        Assert.Equal(Firm(due), Deadline(received, 5, LimitUnit.WorkingDays));

    [Theory]
    [InlineData("2026-03-02", 15, "2026-03-17")] // A plain working day.
    [InlineData("2026-03-06", 15, "2026-03-23")] // Ends on Saturday the 21st.
    [InlineData("2026-02-01", 15, "2026-02-24")] // Ends on the 16th, inside the Spring Festival.
    [InlineData("2026-09-16", 15, "2026-10-08")] // Ends on 1 October, inside the National Day holiday.
    [InlineData("2026-01-30", 15, "2026-02-14")] // Ends on a Saturday that was moved to be a working day.
    [InlineData("2025-12-31", 1, "2026-01-04")] // Ends on New Year's Day; Sunday the 4th works.
    [InlineData("2026-01-05", 60, "2026-03-06")] // The conclusion's limit.
    [InlineData("2024-01-30", 30, "2024-02-29")] // A leap day.
    public void DeadlineOf_CalendarDays_RollsToTheNextWorkingDay(string received, int amount, string due) =>
        Assert.Equal(Firm(due), Deadline(received, amount, LimitUnit.CalendarDays));

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-03-07", "2026-03-09")]
    public void DeadlineOf_NoDaysAtAll_IsTheFirstDayRolled(string received, string due)
    {
        Assert.Equal(Firm(due), Deadline(received, 0, LimitUnit.CalendarDays));
        Assert.Equal(Firm(due), Deadline(received, 0, LimitUnit.WorkingDays));
    }

    [Theory]
    [InlineData("2026-12-23", 1, LimitUnit.WorkingDays, false)]
    [InlineData("2026-12-24", 1, LimitUnit.WorkingDays, true)] // The 25th: the notice for 2027 may move it.
    [InlineData("2026-12-30", 2, LimitUnit.WorkingDays, true)] // 31 December, then 1 January 2027.
    [InlineData("2026-12-09", 15, LimitUnit.CalendarDays, false)]
    [InlineData("2026-12-10", 15, LimitUnit.CalendarDays, true)]
    [InlineData("2026-12-17", 15, LimitUnit.CalendarDays, true)]
    [InlineData("2025-12-30", 1, LimitUnit.WorkingDays, false)] // The notice for 2026 is known.
    [InlineData("2019-12-20", 60, LimitUnit.CalendarDays, false)] // Only the end matters, and 2020 is published.
    [InlineData("2019-12-20", 30, LimitUnit.WorkingDays, true)] // Days of 2019 were counted.
    public void DeadlineOf_DayOfAnUnpublishedYearMattered_IsProvisional(
        string received, int amount, LimitUnit unit, bool isProvisional) =>
        Assert.Equal(isProvisional, Deadline(received, amount, unit).IsProvisional);

    [Fact]
    public void DeadlineOf_CalendarArrives_BecomesFirm()
    {
        var limit = new Limit(5, LimitUnit.WorkingDays);
        var friday = new DateOnly(2026, 2, 13);

        var before = new WorkingCalendar([]).DeadlineOf(friday, limit);

        Assert.Equal(new Deadline(new DateOnly(2026, 2, 20), IsProvisional: true), before);
        Assert.Equal(new Deadline(new DateOnly(2026, 2, 27), IsProvisional: false), Calendar.DeadlineOf(friday, limit));
    }

    [Fact]
    public void DeadlineOf_NextYearsNoticeReachesBackAsThatOf2019Did_WasProvisionalAndMoves()
    {
        // Saturday the 29th works, Monday the 31st is off, as at the end of 2018; here of a Saturday and Thursday of 2026.
        var known = Calendar.With(new CalendarYear(
            2027, new Dictionary<DateOnly, bool>
            {
                [new(2026, 12, 26)] = true,
                [new(2026, 12, 31)] = false,
                [new(2027, 1, 1)] = false
            }));
        var (counted, rolled) = (new Limit(5, LimitUnit.WorkingDays), new Limit(15, LimitUnit.CalendarDays));
        var (monday, wednesday) = (new DateOnly(2026, 12, 21), new DateOnly(2026, 12, 16));

        Assert.Equal(new Deadline(new DateOnly(2026, 12, 28), IsProvisional: true), Calendar.DeadlineOf(monday, counted));
        Assert.Equal(Firm("2026-12-26"), known.DeadlineOf(monday, counted));
        Assert.Equal(new Deadline(new DateOnly(2026, 12, 31), IsProvisional: true), Calendar.DeadlineOf(wednesday, rolled));
        Assert.Equal(Firm("2027-01-04"), known.DeadlineOf(wednesday, rolled));
    }

    [Fact]
    public void LastFinalDay_IsTheLastOneThatNoNoticeToComeMoves()
    {
        Assert.Equal(new DateOnly(2026, 12, 24), Calendar.LastFinalDay);
        Assert.Null(new WorkingCalendar([]).LastFinalDay);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Limit.MaxAmount + 1)]
    public void DeadlineOf_AmountOutOfBounds_Throws(int amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadline("2026-03-02", amount, LimitUnit.WorkingDays));

    [Fact]
    public void DeadlineOf_UnsetUnit_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.DeadlineOf(new DateOnly(2026, 3, 2), default));

    [Theory]
    [InlineData("2026-02-14", true)] // A Saturday moved to be a working day.
    [InlineData("2026-02-17", false)] // A Tuesday in the Spring Festival.
    [InlineData("2026-03-07", false)]
    [InlineData("2026-03-09", true)]
    [InlineData("2022-12-31", false)] // Named by the notice for 2023.
    [InlineData("2030-10-01", true)] // A Tuesday of a year without a calendar.
    public void IsWorkingDay_Day_FollowsTheNoticeElseTheWeek(string day, bool isWorking) =>
        Assert.Equal(isWorking, Calendar.IsWorkingDay(DateOnly.Parse(day)));

    [Fact]
    public void IsPublished_Official_HoldsFrom2020To2026() =>
        Assert.Equal(Enumerable.Range(2020, 7), Enumerable.Range(2010, 30).Where(Calendar.IsPublished));

    [Fact]
    public void Constructor_LaterNoticeNamesADayOfTheYearBefore_TheLaterHolds()
    {
        var day = new DateOnly(2027, 12, 31);
        CalendarYear earlier = new(2027, new Dictionary<DateOnly, bool> { [day] = true });
        CalendarYear later = new(2028, new Dictionary<DateOnly, bool> { [day] = false });

        Assert.False(new WorkingCalendar([later, earlier]).IsWorkingDay(day));
    }

    [Fact]
    public void Constructor_YearTwice_Throws()
    {
        CalendarYear year = new(2027, new Dictionary<DateOnly, bool>());

        Assert.Throws<ArgumentException>(() => new WorkingCalendar([year, year]));
    }

    private static Deadline Deadline(string firstDay, int amount, LimitUnit unit) =>
        Calendar.DeadlineOf(DateOnly.Parse(firstDay), new Limit(amount, unit));

    private static Deadline Firm(string day) => new(DateOnly.Parse(day), IsProvisional: false);
}
