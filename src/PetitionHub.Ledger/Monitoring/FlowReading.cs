using System.Linq.Expressions;
using System.Runtime.InteropServices;
using LinqKit;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>
/// Sums flows. Whole days of the country or its provinces are read from few cells, those of cities and counties from more, and
/// units' from their own rows, by hour.
/// </summary>
internal static class FlowReading
{
    private const string AfterDigits = ":";

    public static Task<FlowSums> SumAsync(LedgerContext context, FlowQuery query, CancellationToken cancellationToken)
    {
        var (from, to) = (FlowGroup.Of(query.FromGrouping), FlowGroup.Of(query.ToGrouping));
        if (query.Unit is null && (from.ByUnit || to.ByUnit))
            return SumUnitsAsync(context, query, from, to, cancellationToken);
        return SumCellsAsync(context, query, from, to, cancellationToken);
    }

    /// <summary>The pairs of units may be a million: the database gives the largest.</summary>
    private static async Task<FlowSums> SumUnitsAsync(
        LedgerContext context, FlowQuery query, FlowGroup from, FlowGroup to, CancellationToken cancellationToken)
    {
        var rows = HoursOf(context, query, query.FromHour, query.ToHour);
        var groups = rows
            .GroupBy(row => new
            {
                FromUnit = from.ByUnit ? row.FromUnit : "",
                FromPrefix = row.FromTerritory.Substring(0, from.Digits),
                FromDigits = from.ByLevel ? row.FromTerritory.Length : 0,
                ToUnit = to.ByUnit ? row.ToUnit : "",
                ToPrefix = row.ToTerritory.Substring(0, to.Digits),
                ToDigits = to.ByLevel ? row.ToTerritory.Length : 0,
            })
            .Select(group => new
            {
                group.Key.FromUnit,
                group.Key.FromPrefix,
                group.Key.FromDigits,
                group.Key.ToUnit,
                group.Key.ToPrefix,
                group.Key.ToDigits,
                Count = group.Sum(row => row.Count)
            });
        var kinds = await rows.GroupBy(row => row.Kind)
            .Select(group => new { Kind = group.Key, Count = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        var count = await groups.CountAsync(cancellationToken);
        var largest = await groups.OrderByDescending(group => group.Count).ThenBy(group => group.FromUnit)
            .ThenBy(group => group.FromPrefix)
            .ThenBy(group => group.ToUnit).ThenBy(group => group.ToPrefix).ThenBy(group => group.FromDigits)
                .ThenBy(group => group.ToDigits)
            .Take(query.Limit).ToListAsync(cancellationToken);
        return new FlowSums(
            [
                .. largest.Select(group => new FlowSum(
                    from.KeyOf(group.FromUnit, group.FromPrefix, group.FromDigits),
                    to.KeyOf(group.ToUnit, group.ToPrefix, group.ToDigits), group.Count)),
            ],
            count,
            kinds.GroupBy(kind => (FlowKind)AccusingPart.KindOf(kind.Kind))
                .ToDictionary(parts => parts.Key, parts => parts.Sum(part => part.Count)));
    }

    private static async Task<FlowSums> SumCellsAsync(
        LedgerContext context, FlowQuery query, FlowGroup from, FlowGroup to, CancellationToken cancellationToken)
    {
        var (sums, kinds) = (new Dictionary<(string From, string To), long>(), new Dictionary<FlowKind, long>());
        foreach (var source in SourcesOf(context, query, from, to))
        {
            await foreach (var flow in source.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var key = (
                    from.KeyOf(flow.FromUnit, flow.FromTerritory, (Level)flow.FromLevel),
                    to.KeyOf(flow.ToUnit, flow.ToTerritory, (Level)flow.ToLevel));
                CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += flow.Count;
                CollectionsMarshal.GetValueRefOrAddDefault(kinds, (FlowKind)AccusingPart.KindOf(flow.Kind), out _) += flow.Count;
            }
        }

        return new FlowSums(
            [
                .. sums.OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key.From, StringComparer.Ordinal)
                    .ThenBy(sum => sum.Key.To, StringComparer.Ordinal)
                    .Take(query.Limit).Select(sum => new FlowSum(sum.Key.From, sum.Key.To, sum.Value)),
            ],
            sums.Count,
            kinds);
    }

    private static IEnumerable<IQueryable<Flow>> SourcesOf(LedgerContext context, FlowQuery query, FlowGroup from, FlowGroup to)
    {
        if (query.Unit is { } unit)
        {
            var rows = HoursOf(context, query, query.FromHour, query.ToHour);
            return [InHours(rows.Where(row => row.FromUnit == unit.Value)),
                InHours(rows.Where(row => row.ToUnit == unit.Value && row.FromUnit != unit.Value))];
        }

        var isOfProvinces = from.IsOfProvinces && to.IsOfProvinces
            && new[] { query.FromTerritory, query.ToTerritory, query.EitherTerritory }.All(territory =>
                territory.Level <= Level.Provincial);
        var (firstDay, endDay) = (Buckets.DayFrom(query.FromHour), Buckets.DayOf(query.ToHour));
        if (firstDay >= endDay)
            return [Hours(query.FromHour, query.ToHour)];
        var days = isOfProvinces ? CellGrain.ProvinceDay : CellGrain.TerritoryDay;
        return
        [
            Hours(query.FromHour, Buckets.HourOfDay(firstDay)),
            CellsOf(context, query, days, firstDay, endDay),
            Hours(Buckets.HourOfDay(endDay), query.ToHour),
        ];

        IQueryable<Flow> Hours(int first, int end) => isOfProvinces
            ? CellsOf(context, query, CellGrain.ProvinceHour, first, end)
            : InHours(HoursOf(context, query, first, end));
    }

    private static IQueryable<Flow> CellsOf(LedgerContext context, FlowQuery query, CellGrain grain, int first, int end)
    {
        var one = (int)grain;
        var rows = context.FlowCells.Where(row => row.Grain == one && row.Bucket >= first && row.Bucket < end);
        var kinds = query.KindNumbers;
        rows = Narrow(rows.Where(row => kinds.Contains(row.Kind)), query, row => row.FromTerritory, row => row.ToTerritory);
        return rows
            .GroupBy(row => new { row.FromTerritory, row.FromLevel, row.ToTerritory, row.ToLevel, row.Kind })
            .Select(group => new Flow
            {
                FromTerritory = group.Key.FromTerritory,
                FromLevel = group.Key.FromLevel,
                ToTerritory = group.Key.ToTerritory,
                ToLevel = group.Key.ToLevel,
                Kind = group.Key.Kind,
                Count = group.Sum(row => row.Count),
            });
    }

    private static IQueryable<FlowHourRow> HoursOf(LedgerContext context, FlowQuery query, int first, int end)
    {
        var kinds = query.KindNumbers;
        var rows = context.FlowHours.Where(row => row.Hour >= first && row.Hour < end && kinds.Contains(row.Kind));
        return Narrow(rows, query, row => row.FromTerritory, row => row.ToTerritory);
    }

    private static IQueryable<Flow> InHours(IQueryable<FlowHourRow> rows) => rows
        .GroupBy(row => new { row.FromUnit, row.FromTerritory, row.ToUnit, row.ToTerritory, row.Kind })
        .Select(group => new Flow
        {
            FromUnit = group.Key.FromUnit,
            FromTerritory = group.Key.FromTerritory,
            FromLevel = LevelOfDigits(group.Key.FromTerritory.Length),
            ToUnit = group.Key.ToUnit,
            ToTerritory = group.Key.ToTerritory,
            ToLevel = LevelOfDigits(group.Key.ToTerritory.Length),
            Kind = group.Key.Kind,
            Count = group.Sum(row => row.Count),
        });

    private static int LevelOfDigits(int digits) => (int)Territory.LevelOf(digits);

    private static IQueryable<TRow> Narrow<TRow>(
        IQueryable<TRow> rows, FlowQuery query, Expression<Func<TRow, string>> from, Expression<Func<TRow, string>> to)
    {
        if (query.FromTerritory != Territory.Country)
            rows = rows.Where(Inside(from, query.FromTerritory));
        if (query.ToTerritory != Territory.Country)
            rows = rows.Where(Inside(to, query.ToTerritory));
        return query.EitherTerritory == Territory.Country
            ? rows
            : rows.Where(Inside(from, query.EitherTerritory).Or(Inside(to, query.EitherTerritory)));
    }

    private static Expression<Func<TRow, bool>> Inside<TRow>(Expression<Func<TRow, string>> column, Territory territory)
    {
        var (first, end) = (territory.Digits, territory.Digits + AfterDigits);
        Expression<Func<TRow, bool>> inside = row =>
            string.Compare(column.Invoke(row), first) >= 0 && string.Compare(column.Invoke(row), end) < 0;
        return inside.Expand();
    }

    private sealed class Flow
    {
        public string FromUnit { get; init; } = "";
        public string FromTerritory { get; init; } = "";
        public int FromLevel { get; init; }
        public string ToUnit { get; init; } = "";
        public string ToTerritory { get; init; } = "";
        public int ToLevel { get; init; }
        public int Kind { get; init; }
        public long Count { get; init; }
    }
}
