using System.Globalization;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Paging;
using PetitionHub.Ledger.Monitoring;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Places in lists of monitoring as page tokens.</summary>
internal static class MonitoringPlaces
{
    public static string Write(this PageToken token, StuckPlace place) =>
        token.Write(string.Create(CultureInfo.InvariantCulture, $"{place.SinceMs}.{KeyOf(place)}"));

    public static StuckPlace? ReadStuck(this PageToken token, StuckKind kind, string text)
    {
        if (token.Read(text) is not { } key)
            return null;
        var (since, rest) = Split(key);
        return ReadStuck(kind, since, rest.Split(' ')) ?? throw PageToken.Invalid();
    }

    public static string Write(this PageToken token, StatisticsPlace place) =>
        token.Write(string.Create(CultureInfo.InvariantCulture, $"{place.PeriodMs}.{place.Petition}"));

    public static StatisticsPlace? ReadStatistics(this PageToken token, string text)
    {
        if (token.Read(text) is not { } key)
            return null;
        var (period, rest) = Split(key);
        return Guid.TryParse(rest, out var petition)
            ? new StatisticsPlace(period, new PetitionId(petition))
            : throw PageToken.Invalid();
    }

    private static string KeyOf(StuckPlace place) => place switch
    {
        StuckPetitionPlace item => $"{item.Petition}",
        StuckDutyPlace duty => string.Create(CultureInfo.InvariantCulture, $"{duty.Petition} {duty.Number}"),
        StuckEntryPlace entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Unit} {entry.Consumer} {entry.Sequence}"),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "There is no such place."),
    };

    private static StuckPlace? ReadStuck(StuckKind kind, long since, string[] parts) => kind switch
    {
        StuckKind.Overdue => parts.Length == 2 && Guid.TryParse(parts[0], out var petition)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number)
            ? new StuckDutyPlace(since, new PetitionId(petition), number)
            : null,
        StuckKind.Parked => parts.Length == 3 && UnitCode.TryParse(parts[0], out var unit)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var sequence)
            ? new StuckEntryPlace(since, unit, parts[1], sequence)
            : null,
        _ => parts.Length == 1 && Guid.TryParse(parts[0], out var petition)
            ? new StuckPetitionPlace(since, new PetitionId(petition))
            : null,
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
