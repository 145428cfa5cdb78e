using PetitionHub.Domain.Calendar;

namespace PetitionHub.Lab.Simulation;

/// <summary>When units work: on working days from half past eight to six, and now and then at other times.</summary>
internal sealed class OfficeHours(WorkingCalendar calendar, DateTimeOffset dayStart)
{
    private const double OnDuty = 0.06;

    private static readonly TimeSpan Opening = TimeSpan.FromHours(8.5);
    private static readonly TimeSpan Closing = TimeSpan.FromHours(18);

    // The writer takes what happens at one instant as one batch: rounded, many small transactions become few.
    private static readonly TimeSpan GrainOfHistory = TimeSpan.FromHours(1);
    private static readonly TimeSpan GrainOfDay = TimeSpan.FromMinutes(1);

    /// <summary>When something is done that is ready at the instant.</summary>
    public DateTimeOffset Next(DateTimeOffset ready, Dice dice)
    {
        if (IsOpen(ready) || dice.Chance(OnDuty))
            return After(ready);
        var day = ChinaTime.DayOf(ready);
        var opening = Start(day) + Opening;
        if (!calendar.IsWorkingDay(day) || ready >= opening)
            do
                day = day.AddDays(1);
            while (!calendar.IsWorkingDay(day));
        return After(Start(day) + Opening + ((Closing - Opening) * dice.Fraction()));
    }

    /// <summary>The last instant at which things happen until this one.</summary>
    public DateTimeOffset Before(DateTimeOffset instant) =>
        new(instant.UtcTicks / GrainAt(instant).Ticks * GrainAt(instant).Ticks, TimeSpan.Zero);

    /// <summary>The first instant at which things happen after this one.</summary>
    public DateTimeOffset After(DateTimeOffset instant) => Before(instant) + GrainAt(instant);

    private TimeSpan GrainAt(DateTimeOffset instant) => instant < dayStart ? GrainOfHistory : GrainOfDay;

    private bool IsOpen(DateTimeOffset instant)
    {
        var day = ChinaTime.DayOf(instant);
        var time = instant - Start(day);
        return calendar.IsWorkingDay(day) && time >= Opening && time < Closing;
    }

    private static DateTimeOffset Start(DateOnly day) => ChinaTime.EndOf(day.AddDays(-1));
}
