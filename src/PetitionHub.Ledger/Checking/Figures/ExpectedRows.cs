using System.Globalization;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Checking.Figures;

/// <summary>The rows of counts that there should be, by a text of their key, counted one thing at a time.</summary>
internal sealed class ExpectedRows
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone(
        "Shanghai", TimeSpan.FromHours(8), "Shanghai", "Shanghai");

    private static readonly int[] CodeLengths = [0, 2, 4, 6, 9];

    /// <summary>What is counted of petitions that accuse a unit has numbers of its own.</summary>
    private const int OfAccusations = 1_000;

    public Dictionary<string, (long Count, long Seconds, long Longest)> Flows { get; } = [];

    public Dictionary<string, (long Count, long Seconds, long Longest)> Cells { get; } = [];

    public Dictionary<string, (long Count, long Seconds, long Longest)> UnitMeasures { get; } = [];

    public Dictionary<string, (long Count, long Seconds, long Longest)> TerritoryMeasures { get; } = [];

    public void Count(Measure measure, Unit unit, bool accuses, DateTimeOffset at, TimeSpan took = default) =>
        Count((int)measure + (accuses ? OfAccusations : 0), unit, at, took);

    public void Flow(Unit from, Unit to, FlowKind kind, bool accuses, DateTimeOffset at)
    {
        var number = (int)kind + (accuses ? OfAccusations : 0);
        var (hour, day) = (HourOf(at), DayOf(at));
        Add(Flows, $"{hour} {from.Code} {to.Code} {number} {Show(from.Territory)} {Show(to.Territory)}", 0);
        var (provinces, levels) = ((From: ProvinceOf(from), To: ProvinceOf(to)), (From: (int)from.Level, To: (int)to.Level));
        Add(Cells, $"1 {hour} {provinces.From} {levels.From} {provinces.To} {levels.To} {number}", 0);
        Add(Cells, $"2 {day} {provinces.From} {levels.From} {provinces.To} {levels.To} {number}", 0);
        Add(Cells, $"3 {day} {Show(from.Territory)} {levels.From} {Show(to.Territory)} {levels.To} {number}", 0);
        Count((int)Measure.Sent + number, from, at, default);
        Count((int)Measure.Received + number, to, at, default);
    }

    private void Count(int measure, Unit unit, DateTimeOffset at, TimeSpan took)
    {
        var seconds = (long)Math.Floor(Math.Max(0, took.TotalSeconds));
        Add(UnitMeasures, $"{unit.Code} {HourOf(at)} {measure} {(int)unit.Level}", seconds);
        foreach (var length in CodeLengths.Where(length => length <= unit.Territory.Digits.Length))
        {
            var territory = Show(unit.Territory.Digits[..length]);
            Add(TerritoryMeasures, $"{territory} 1 {HourOf(at)} {measure} {(int)unit.Level}", seconds);
            Add(TerritoryMeasures, $"{territory} 2 {DayOf(at)} {measure} {(int)unit.Level}", seconds);
        }
    }

    private static void Add(Dictionary<string, (long Count, long Seconds, long Longest)> rows, string key, long seconds)
    {
        var (count, sum, longest) = rows.GetValueOrDefault(key);
        rows[key] = (count + 1, sum + seconds, Math.Max(longest, seconds));
    }

    private static string Show(Territory territory) => Show(territory.Digits);

    private static string Show(string digits) => digits.Length == 0 ? "-" : digits;

    private static string ProvinceOf(Unit unit) => Show(new string([.. unit.Territory.Digits.Take(2)]));

    private static string HourOf(DateTimeOffset at) =>
        ((at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerHour).ToString(CultureInfo.InvariantCulture);

    private static string DayOf(DateTimeOffset at) =>
        (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Shanghai).DateTime).DayNumber - new DateOnly(1970, 1, 1).DayNumber)
            .ToString(CultureInfo.InvariantCulture);
}
