using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace PetitionHub.CommandLine.Output;

/// <summary>Instants for people: Shanghai time, to the minute. JSON keeps them in UTC.</summary>
internal static class Moments
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static string Of(Timestamp? instant) => instant is null ? "" : Of(instant.ToDateTimeOffset());

    public static string Of(DateTimeOffset instant) =>
        instant.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The last day of an exclusive limit.</summary>
    public static string LastDay(Timestamp? due) => due is null
        ? ""
        : due.ToDateTimeOffset().ToOffset(Shanghai).AddTicks(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time without an offset, taken as Shanghai's.</summary>
    public static bool TryParse(string text, out Timestamp instant)
    {
        var isTime = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        instant = isTime && time.Kind == DateTimeKind.Unspecified
            ? Timestamp.FromDateTimeOffset(new DateTimeOffset(time, Shanghai))
            : new Timestamp();
        return isTime && time.Kind == DateTimeKind.Unspecified;
    }
}
