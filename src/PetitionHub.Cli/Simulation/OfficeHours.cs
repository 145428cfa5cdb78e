using PetitionHub.Domain.Calendar;

namespace PetitionHub.Cli.Simulation;

/// <summary>When units work: on working days from half past eight to six, and now and then at other times.</summary>
internal sealed class OfficeHours(WorkingCalendar calendar, DateTimeOffset dayStart)
{
    private const double OnDuty = 0.06;

    private static readonly TimeSpan Opening = TimeSpan.FromHours(8.5);
    private static readonly TimeSpan Closing = TimeSpan.FromHours(18);

    // The writer takes what happens at one instant as one batch: rounded, thousands of small transactions become hundreds.
    private static readonly TimeSpan GrainOfHistory = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GrainOfDay = TimeSpan.FromMinutes(1);

    /// <summary>When something is done that is ready at the instant.</summary>
    public DateTimeOffset Next(DateTimeOffset ready, Dice dice)
    {
        if (IsOpen(ready) || dice.Chance(OnDuty))
            return Rounded(ready);
        var day = ChinaTime.DayOf(ready);
        var opening = Start(day) + Opening;
        if (!calendar.IsWorkingDay(day) || ready >= opening)
            do
                day = day.AddDays(1);
            while (!calendar.IsWorkingDay(day));
        return Rounded(Start(day) + Opening + ((Closing - Opening) * dice.Fraction()));
    }

    /// <summary>The instant, rounded up to those at which things happen.</summary>
    public DateTimeOffset Rounded(DateTimeOffset instant)
    {
        var grain = instant < dayStart ? GrainOfHistory : GrainOfDay;
        return new DateTimeOffset((instant.UtcTicks + grain.Ticks - 1) / grain.Ticks * grain.Ticks, TimeSpan.Zero);
    }

    private bool IsOpen(DateTimeOffset instant)
    {
        var day = ChinaTime.DayOf(instant);
        var time = instant - Start(day);
        return calendar.IsWorkingDay(day) && time >= Opening && time < Closing;
    }

    private static DateTimeOffset Start(DateOnly day) => ChinaTime.EndOf(day.AddDays(-1));
}
