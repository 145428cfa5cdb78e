namespace PetitionHub.Domain.Calendar;

/// <summary>Days of Asia/Shanghai, which has been a fixed UTC+8 without summer time since 1992.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan OffsetFromUtc = TimeSpan.FromHours(8);

    /// <summary>The day in Shanghai on which the instant falls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is within 8 hours of the last one there is.</exception>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(OffsetFromUtc).DateTime);

    /// <summary>The exclusive end of the day: the next midnight in Shanghai, in UTC (offset zero).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is the last one there is.</exception>
    public static DateTimeOffset EndOf(DateOnly day) =>
        new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, OffsetFromUtc).ToUniversalTime();
}
