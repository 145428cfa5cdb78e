using System.Runtime.InteropServices;
using PetitionHub.Domain.Monitoring;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Adds up what happened, by hour and day, before it is written.</summary>
internal sealed class Counts
{
    private readonly Dictionary<(
        int Hour, string From, string To, int Kind, string FromTerritory, string ToTerritory), long> _flows = [];
    private readonly Dictionary<(
        CellGrain Grain, int Bucket, string From, int FromLevel, string To, int ToLevel, int Kind), long> _cells = [];
    private readonly Dictionary<(string Unit, int Hour, int Measure, int Level), Amount> _ofUnits = [];
    private readonly Dictionary<(
        string Territory, Grain Grain, int Bucket, int Measure, int Level), Amount> _ofTerritories = [];

    public int RowCount => _flows.Count + _cells.Count + _ofUnits.Count + _ofTerritories.Count;

    public IReadOnlyCollection<FlowHourRow> Flows =>
    [
        .. _flows.Select(pair => new FlowHourRow
        {
            Hour = pair.Key.Hour,
            FromUnit = pair.Key.From,
            ToUnit = pair.Key.To,
            Kind = pair.Key.Kind,
            FromTerritory = pair.Key.FromTerritory,
            ToTerritory = pair.Key.ToTerritory,
            Count = pair.Value,
        }),
    ];

    public IReadOnlyCollection<FlowCellRow> Cells =>
    [
        .. _cells.Select(pair => new FlowCellRow
        {
            Grain = (int)pair.Key.Grain,
            Bucket = pair.Key.Bucket,
            FromTerritory = pair.Key.From,
            FromLevel = pair.Key.FromLevel,
            ToTerritory = pair.Key.To,
            ToLevel = pair.Key.ToLevel,
            Kind = pair.Key.Kind,
            Count = pair.Value,
        }),
    ];

    public IReadOnlyCollection<UnitMeasureRow> UnitMeasures =>
    [
        .. _ofUnits.Select(pair => new UnitMeasureRow
        {
            Unit = pair.Key.Unit,
            Hour = pair.Key.Hour,
            Measure = pair.Key.Measure,
            Level = pair.Key.Level,
            Count = pair.Value.Count,
            TotalSeconds = pair.Value.TotalSeconds,
            LongestSeconds = pair.Value.LongestSeconds,
        }),
    ];

    public IReadOnlyCollection<TerritoryMeasureRow> TerritoryMeasures =>
    [
        .. _ofTerritories.Select(pair => new TerritoryMeasureRow
        {
            Territory = pair.Key.Territory,
            Grain = (int)pair.Key.Grain,
            Bucket = pair.Key.Bucket,
            Measure = pair.Key.Measure,
            Level = pair.Key.Level,
            Count = pair.Value.Count,
            TotalSeconds = pair.Value.TotalSeconds,
            LongestSeconds = pair.Value.LongestSeconds,
        }),
    ];

    /// <summary>Something happened at a unit.</summary>
    /// <param name="measure">What.</param>
    /// <param name="unit">Where.</param>
    /// <param name="accuses">Whether the petition accuses a unit: it is counted apart.</param>
    /// <param name="atMs">When.</param>
    /// <param name="tookMs">How long it took; 0 for what takes no time.</param>
    public void Add(Measure measure, WatchedUnit unit, bool accuses, long atMs, long tookMs = 0) =>
        Add(AccusingPart.NumberOf((int)measure, accuses), unit, atMs, tookMs);

    /// <summary>A petition went from one unit to another.</summary>
    public void AddFlow(WatchedUnit from, WatchedUnit to, FlowKind kind, bool accuses, long atMs)
    {
        var number = AccusingPart.NumberOf((int)kind, accuses);
        var hour = Buckets.HourOf(atMs);
        var day = Buckets.DayOf(hour);
        var (fromDigits, toDigits) = (from.Territory.Digits, to.Territory.Digits);
        Increase(_flows, (hour, from.Code, to.Code, number, fromDigits, toDigits));
        Increase(_cells, (CellGrain.ProvinceHour, hour, from.Province, from.Level, to.Province, to.Level, number));
        Increase(_cells, (CellGrain.ProvinceDay, day, from.Province, from.Level, to.Province, to.Level, number));
        Increase(_cells, (CellGrain.TerritoryDay, day, fromDigits, from.Level, toDigits, to.Level, number));
        Add((int)Measure.Sent + number, from, atMs, 0);
        Add((int)Measure.Received + number, to, atMs, 0);
    }

    private void Add(int measure, WatchedUnit unit, long atMs, long tookMs)
    {
        var hour = Buckets.HourOf(atMs);
        var day = Buckets.DayOf(hour);
        // Of a unit there are few hours: its days are made of them.
        Increase(_ofUnits, (unit.Code, hour, measure, unit.Level), tookMs);
        foreach (var territory in unit.Territories)
        {
            Increase(_ofTerritories, (territory, Grain.Hour, hour, measure, unit.Level), tookMs);
            Increase(_ofTerritories, (territory, Grain.Day, day, measure, unit.Level), tookMs);
        }
    }

    private static void Increase<TKey>(Dictionary<TKey, Amount> amounts, TKey key, long tookMs)
        where TKey : notnull
    {
        var seconds = Math.Max(0, tookMs) / 1_000;
        ref var amount = ref CollectionsMarshal.GetValueRefOrAddDefault(amounts, key, out _);
        amount = new Amount(amount.Count + 1, amount.TotalSeconds + seconds, Math.Max(amount.LongestSeconds, seconds));
    }

    private static void Increase<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private readonly record struct Amount(long Count, long TotalSeconds, long LongestSeconds);
}
