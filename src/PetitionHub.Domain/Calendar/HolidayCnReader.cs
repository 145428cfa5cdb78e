using System.Globalization;
using System.Text.Json;

namespace PetitionHub.Domain.Calendar;

/// <summary>Reads the yearly calendars in the format of holiday-cn that are embedded in this assembly.</summary>
internal static class HolidayCnReader
{
    private const string NamePrefix = "Data.holiday-cn-";

    /// <summary>Every embedded year.</summary>
    public static IEnumerable<CalendarYear> ReadEmbedded()
    {
        var prefix = $"{typeof(HolidayCnReader).Namespace}.{NamePrefix}";
        foreach (var name in typeof(HolidayCnReader).Assembly.GetManifestResourceNames())
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                yield return Read(EmbeddedText.Read(typeof(HolidayCnReader), NamePrefix + name[prefix.Length..]));
    }

    private static CalendarYear Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var days = document.RootElement.GetProperty("days").EnumerateArray().ToDictionary(
            day => DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            day => !day.GetProperty("isOffDay").GetBoolean());
        return new CalendarYear(document.RootElement.GetProperty("year").GetInt32(), days);
    }
}
