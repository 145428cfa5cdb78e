using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Calendar;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>The official figures, and the items behind them.</summary>
internal static class StatisticsReading
{
    private const double MsPerDay = 86_400_000;

    private static readonly FigureBucket[] DueBuckets = [FigureBucket.OnTime, FigureBucket.Late, FigureBucket.Overdue,
        FigureBucket.Pending];
    private static readonly FigureBucket[] Ratings = [FigureBucket.Satisfied, FigureBucket.BasicallySatisfied,
        FigureBucket.NotSatisfied];

    public static async Task<FigureResult> SumAsync(
        LedgerContext context, Figure figure, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var items = CountedItems.Of(context, figure, query);
        var found = await items.GroupBy(item => item.Bucket)
            .Select(group => new { Bucket = group.Key, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        var counts = found.ToDictionary(one => (FigureBucket)one.Bucket, one => one.Count);
        var result = new FigureResult { Figure = figure, Items = counts.Values.Sum() };
        result.Buckets.AddRange(BucketsOf(figure)
            .Select(bucket => new BucketCount { Bucket = bucket, Count = counts.GetValueOrDefault(bucket) }));
        if (figure == Figure.Duration)
            SetRatio(await items.SumAsync(item => item.PeriodMs - item.Row.RegisteredAtMs, cancellationToken) / MsPerDay,
                result.Items);
        else
            SetRatio(Good(figure, counts), BucketsOf(figure).Where(bucket => bucket != FigureBucket.Pending)
                .Sum(bucket => counts.GetValueOrDefault(bucket)));
        return result;

        void SetRatio(double part, long whole)
        {
            if (whole > 0)
                result.Value = part / whole;
        }
    }

    public static async Task<StatisticsPage> ListAsync(
        LedgerContext context, Figure figure, FigureBucket bucket, StatisticsQuery query, StatisticsPlace? after, int limit,
        CancellationToken cancellationToken)
    {
        var items = CountedItems.Of(context, figure, query);
        var part = (int)bucket;
        if (bucket != FigureBucket.Unspecified)
            items = items.Where(item => item.Bucket == part);
        if (after is not null)
        {
            var (period, id) = (after.PeriodMs, after.Petition);
            items = items.Where(item => item.PeriodMs >= period && (item.PeriodMs > period || item.Row.PetitionId > id));
        }

        var found = await items.OrderBy(item => item.PeriodMs).ThenBy(item => item.Row.PetitionId).Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new StatisticsPage(
            [.. found.Take(limit).Select(item => ToWire(figure, item))],
            found.Count > limit ? new StatisticsPlace(found[limit - 1].PeriodMs, found[limit - 1].Row.PetitionId) : null);
    }

    private static FigureBucket[] BucketsOf(Figure figure) => figure switch
    {
        Figure.BureauAcceptance or Figure.UnitAcceptance or Figure.Reply => DueBuckets,
        Figure.BureauSatisfaction or Figure.UnitSatisfaction => Ratings,
        Figure.Repeats or Figure.Backlog => [FigureBucket.Counted, FigureBucket.Other],
        _ => [FigureBucket.Counted],
    };

    private static long Good(Figure figure, Dictionary<FigureBucket, long> counts) => figure switch
    {
        Figure.BureauAcceptance or Figure.UnitAcceptance or Figure.Reply => counts.GetValueOrDefault(FigureBucket.OnTime),
        Figure.BureauSatisfaction or Figure.UnitSatisfaction =>
            counts.GetValueOrDefault(FigureBucket.Satisfied) + counts.GetValueOrDefault(FigureBucket.BasicallySatisfied),
        _ => counts.GetValueOrDefault(FigureBucket.Counted),
    };

    private static StatisticsItem ToWire(Figure figure, CountedItem item) => new()
    {
        PetitionId = item.Row.PetitionId.ToString(),
        Bucket = (FigureBucket)item.Bucket,
        RegisterTime = InstantWire.ToWire(Time.FromMs(item.Row.RegisteredAtMs)),
        Registrar = item.Row.Registrar,
        PeriodTime = InstantWire.ToWire(Time.FromMs(item.PeriodMs)),
        DoneTime = InstantWire.ToWire(Time.FromMs(item.DoneMs)),
        Territory = UnitMapping.ParseDigits(item.Row.Region).ToString(),
        Holder = item.Row.Holder,
        Status = (PetitionStatus)item.Row.Status,
        PetitionerCount = item.Row.Persons,
        PeriodDay = ChinaTime.DayOf(Time.FromMs(IsDeadline(figure, item.Row) ? item.PeriodMs - 1 : item.PeriodMs))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static bool IsDeadline(Figure figure, MonitoredItemRow row) => figure switch
    {
        Figure.BureauAcceptance or Figure.UnitAcceptance or Figure.Reply => true,
        Figure.Backlog => row.ReplyDueMs is not null,
        _ => false,
    };
}
