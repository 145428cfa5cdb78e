namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Hours and days by number. Shanghai is a whole number of hours from UTC, so that its hours are UTC's.</summary>
internal static class Buckets
{
    public const int HoursPerDay = 24;

    private const long MsPerHour = 3_600_000;
    private const int ShanghaiOffsetHours = 8;

    public static int HourOf(long ms) => (int)Math.Floor(ms / (double)MsPerHour);

    /// <summary>The first hour that does not begin before the time.</summary>
    public static int HourFrom(long ms) => HourOf(ms + MsPerHour - 1);

    public static int DayOf(int hour) => (int)Math.Floor((hour + ShanghaiOffsetHours) / (double)HoursPerDay);

    /// <summary>The first day that does not begin before the hour.</summary>
    public static int DayFrom(int hour) => DayOf(hour + HoursPerDay - 1);

    /// <summary>The hour at which a day begins.</summary>
    public static int HourOfDay(int day) => (day * HoursPerDay) - ShanghaiOffsetHours;

    public static long MsOf(int hour) => hour * MsPerHour;
}
