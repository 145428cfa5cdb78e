using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

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
        var total = counts.Values.Sum();
        var (part, whole) = figure == Figure.Duration
            ? (await items.SumAsync(item => item.PeriodMs - item.Row.RegisteredAtMs, cancellationToken) / MsPerDay, total)
            : (Good(figure, counts), BucketsOf(figure).Where(bucket => bucket != FigureBucket.Pending)
                .Sum(bucket => counts.GetValueOrDefault(bucket)));
        return new FigureResult(
            figure,
            [.. BucketsOf(figure).Select(bucket => new BucketCount(bucket, counts.GetValueOrDefault(bucket)))],
            total,
            whole > 0 ? part / whole : null);
    }

    public static async Task<StatisticsPage> ListAsync(
        LedgerContext context, Figure figure, FigureBucket? bucket, StatisticsQuery query, StatisticsPlace? after, int limit,
        CancellationToken cancellationToken)
    {
        var items = CountedItems.Of(context, figure, query);
        if ((int?)bucket is { } part)
            items = items.Where(item => item.Bucket == part);
        if (after is not null)
        {
            var (period, id) = (after.PeriodMs, after.Petition.Value);
            items = items.Where(item => item.PeriodMs >= period && (item.PeriodMs > period || item.Row.PetitionId > id));
        }

        var found = await items.OrderBy(item => item.PeriodMs).ThenBy(item => item.Row.PetitionId).Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new StatisticsPage(
            [.. found.Take(limit).Select(item => ToItem(figure, item))],
            found.Count > limit
                ? new StatisticsPlace(found[limit - 1].PeriodMs, new PetitionId(found[limit - 1].Row.PetitionId))
                : null);
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

    private static StatisticsItem ToItem(Figure figure, CountedItem item) => new()
    {
        Petition = new PetitionId(item.Row.PetitionId),
        Bucket = (FigureBucket)item.Bucket,
        RegisteredAt = Time.FromMs(item.Row.RegisteredAtMs),
        Registrar = UnitCode.Parse(item.Row.Registrar),
        PeriodAt = Time.FromMs(item.PeriodMs),
        PeriodDay = ChinaTime.DayOf(Time.FromMs(IsDeadline(figure, item.Row) ? item.PeriodMs - 1 : item.PeriodMs)),
        DoneAt = Time.FromMs(item.DoneMs),
        Region = UnitMapping.ParseDigits(item.Row.Region),
        Holder = UnitCode.Parse(item.Row.Holder),
        Status = (PetitionStatus)item.Row.Status,
        Persons = item.Row.Persons,
    };

    private static bool IsDeadline(Figure figure, MonitoredItemRow row) => figure switch
    {
        Figure.BureauAcceptance or Figure.UnitAcceptance or Figure.Reply => true,
        Figure.Backlog => row.ReplyDueMs is not null,
        _ => false,
    };
}
