using System.Globalization;
using PetitionHub.Hub.Paging;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Places in lists of monitoring as page tokens.</summary>
internal static class MonitoringPlaces
{
    public static string Write(this PageToken token, StuckPlace place) =>
        token.Write(string.Create(CultureInfo.InvariantCulture, $"{place.SinceMs}.{place.Key}"));

    public static StuckPlace? ReadStuck(this PageToken token, StuckKind kind, string text)
    {
        if (token.Read(text) is not { } key)
            return null;
        var (since, rest) = Split(key);
        return IsKeyOf(kind, rest.Split(' ')) ? new StuckPlace(since, rest) : throw PageToken.Invalid();
    }

    public static string Write(this PageToken token, StatisticsPlace place) =>
        token.Write(string.Create(CultureInfo.InvariantCulture, $"{place.PeriodMs}.{place.Petition}"));

    public static StatisticsPlace? ReadStatistics(this PageToken token, string text)
    {
        if (token.Read(text) is not { } key)
            return null;
        var (period, rest) = Split(key);
        return Guid.TryParse(rest, out var petition) ? new StatisticsPlace(period, petition) : throw PageToken.Invalid();
    }

    private static bool IsKeyOf(StuckKind kind, string[] parts) => kind switch
    {
        StuckKind.Overdue =>
            parts.Length == 2 && Guid.TryParse(parts[0], out _) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out _),
        StuckKind.Parked => parts.Length == 3 && long.TryParse(parts[2], CultureInfo.InvariantCulture, out _),
        _ => parts.Length == 1 && Guid.TryParse(parts[0], out _),
    };

    private static (long Ms, string Key) Split(string key)
    {
        var parts = key.Split('.', 2);
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
            ? (ms, parts[1])
            : throw PageToken.Invalid();
    }
}
