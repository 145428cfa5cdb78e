using CsCheck;
using PetitionHub.Domain.Calendar;

namespace PetitionHub.Domain.Tests.Calendar;

public sealed class WorkingCalendarProperties
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Official;

    [Fact]
    public void DeadlineOf_AnyLimit_IsAWorkingDayNotBeforeTheFirst() =>
        Gen.Select(Days.Any, Days.Amount, Days.Unit).Sample((first, amount, unit) =>
        {
            var due = Calendar.DeadlineOf(first, new Limit(amount, unit)).Day;
            return Calendar.IsWorkingDay(due) && due >= first;
        });

    [Fact]
    public void DeadlineOf_CalendarDays_IsTheFirstWorkingDayFromTheEndOn() =>
        Gen.Select(Days.Any, Days.Amount).Sample((first, amount) =>
        {
            var end = first.AddDays(amount);
            var due = Calendar.DeadlineOf(first, new Limit(amount, LimitUnit.CalendarDays)).Day;
            return due >= end && WorkingDaysFrom(end, due) == 1;
        });

    [Fact]
    public void DeadlineOf_WorkingDays_HasExactlySoManyAfterTheFirstDay() =>
        Gen.Select(Days.Any, Gen.Int[1, 250]).Sample((first, amount) =>
        {
            var due = Calendar.DeadlineOf(first, new Limit(amount, LimitUnit.WorkingDays)).Day;
            return WorkingDaysFrom(first.AddDays(1), due) == amount;
        });

    [Fact]
    public void DeadlineOf_MoreDays_IsNotEarlier() =>
        Gen.Select(Days.Any, Days.Amount, Days.Unit).Sample((first, amount, unit) =>
            Calendar.DeadlineOf(first, new Limit(amount, unit)).Day
            <= Calendar.DeadlineOf(first, new Limit(amount + 1, unit)).Day);

    [Fact]
    public void DeadlineOf_LaterStart_IsNotEarlier() =>
        Gen.Select(Days.Any, Days.Amount, Days.Unit).Sample((first, amount, unit) =>
            Calendar.DeadlineOf(first, new Limit(amount, unit)).Day
            <= Calendar.DeadlineOf(first.AddDays(1), new Limit(amount, unit)).Day);

    [Fact]
    public void DeadlineOf_WorkingDays_IsNotBeforeAsManyCalendarDays() =>
        Gen.Select(Days.Any, Days.Amount).Sample((first, amount) =>
            Calendar.DeadlineOf(first, new Limit(amount, LimitUnit.CalendarDays)).Day
            <= Calendar.DeadlineOf(first, new Limit(amount, LimitUnit.WorkingDays)).Day);

    [Fact]
    public void DeadlineOf_NextYearsNoticeMovesIt_WasProvisional() =>
        Gen.Select(Gen.Int[0, 110], Gen.Int[0, 70], Days.Unit, Gen.Bool.Array[21]).Sample((day, amount, unit, moved) =>
        {
            // Whatever a notice for 2027 makes of the days from 25 December 2026 on.
            var notice = moved.Select((works, n) => (Day: new DateOnly(2026, 12, 25).AddDays(n), works))
                .ToDictionary(d => d.Day, d => d.works);
            var (first, limit) = (new DateOnly(2026, 10, 1).AddDays(day), new Limit(amount, unit));
            var (before, after) = (
                Calendar.DeadlineOf(first, limit), Calendar.With(new CalendarYear(2027, notice)).DeadlineOf(first, limit));
            return before.Day == after.Day || before.IsProvisional;
        });

    [Fact]
    public void DeadlineOf_AllYearsPublished_IsNeverProvisional() =>
        Gen.Select(Gen.Int[0, 1900], Gen.Int[0, 100], Days.Unit).Sample((day, amount, unit) =>
            !Calendar.DeadlineOf(new DateOnly(2020, 1, 1).AddDays(day), new Limit(amount, unit)).IsProvisional);

    private static int WorkingDaysFrom(DateOnly from, DateOnly through) =>
        Enumerable.Range(0, through.DayNumber - from.DayNumber + 1).Count(n => Calendar.IsWorkingDay(from.AddDays(n)));
}
