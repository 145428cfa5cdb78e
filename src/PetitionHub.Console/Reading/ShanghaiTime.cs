using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Console.Texts;
using PetitionHub.Domain.Calendar;

namespace PetitionHub.Console.Reading;

/// <summary>Times as pages show them: those of Asia/Shanghai.</summary>
internal static class ShanghaiTime
{
    private const string None = "–";
    // The days around these are days, too: nothing that reckons with them overflows.
    private static readonly DateOnly FirstDay = new(1970, 1, 2);
    private static readonly DateOnly FinalDay = new(9000, 12, 31);
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static string Second(DateTimeOffset? time) => Show(time, "yyyy-MM-dd HH:mm:ss");

    public static string Second(Timestamp? time) => Second(time?.ToDateTimeOffset());

    public static string Minute(DateTimeOffset? time) => Show(time, "yyyy-MM-dd HH:mm");

    public static string Minute(Timestamp? time) => Minute(time?.ToDateTimeOffset());

    /// <summary>The last day of a limit, whose end is the midnight after it.</summary>
    public static string LastDay(DateTimeOffset due) => Day(ChinaTime.DayOf(due.AddTicks(-1)));

    public static string LastDay(Timestamp? due) => due is null ? None : LastDay(due.ToDateTimeOffset());

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Hour(Timestamp time) => Show(time.ToDateTimeOffset(), "HH");

    public static string DayOf(Timestamp time) => Show(time.ToDateTimeOffset(), "MM-dd");

    /// <summary>
    /// A day as addresses have it, not before <see cref="FirstDay"/> nor after <see cref="FinalDay"/>; null where it is not such
    /// a day.
    /// </summary>
    public static DateOnly? ReadDay(string? text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return day < FirstDay ? FirstDay : day > FinalDay ? FinalDay : day;
    }

    /// <summary>The beginning of a day, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => ChinaTime.EndOf(day.AddDays(-1));

    /// <summary>The beginning of the first of so many days; today is the last of them.</summary>
    public static DateTimeOffset StartOfDays(int days, TimeProvider clock) =>
        StartOf(ChinaTime.DayOf(clock.GetUtcNow()).AddDays(1 - days));

    /// <summary>How long something took or takes, in its two largest units.</summary>
    public static string Span(TimeSpan span, TextTable texts) => span switch
    {
        { TotalMinutes: < 1 } => texts.Say("span.seconds", (int)span.TotalSeconds),
        { TotalHours: < 1 } => texts.Say("span.minutes", (int)span.TotalMinutes),
        { TotalDays: < 1 } => texts.Say("span.hours", (int)span.TotalHours, span.Minutes),
        _ => texts.Say("span.days", (int)span.TotalDays, span.Hours),
    };

    private static string Show(DateTimeOffset? time, string format) =>
        time is { } some ? some.ToOffset(Offset).ToString(format, CultureInfo.InvariantCulture) : None;
}
