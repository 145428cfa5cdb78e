using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>The official figures, and the petitions behind them.</summary>
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
        var petitions = CountedPetitions.Of(context, figure, query);
        var found = await petitions.GroupBy(one => one.Bucket)
            .Select(group => new { Bucket = group.Key, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        var counts = found.ToDictionary(one => (FigureBucket)one.Bucket, one => one.Count);
        var total = counts.Values.Sum();
        var (part, whole) = figure == Figure.Duration
            ? (await petitions.SumAsync(one => one.PeriodMs - one.Row.RegisteredAtMs, cancellationToken) / MsPerDay, total)
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
        var petitions = CountedPetitions.Of(context, figure, query);
        if ((int?)bucket is { } part)
            petitions = petitions.Where(one => one.Bucket == part);
        if (after is not null)
        {
            var (period, id) = (after.PeriodMs, after.Petition.Value);
            petitions = petitions.Where(one => one.PeriodMs >= period && (one.PeriodMs > period || one.Row.PetitionId > id));
        }

        var found = await petitions.OrderBy(one => one.PeriodMs).ThenBy(one => one.Row.PetitionId).Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new StatisticsPage(
            [.. found.Take(limit).Select(one => ToPetition(figure, one))],
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

    private static StatisticsPetition ToPetition(Figure figure, CountedPetition petition) => new()
    {
        Petition = new PetitionId(petition.Row.PetitionId),
        Bucket = (FigureBucket)petition.Bucket,
        RegisteredAt = Time.FromMs(petition.Row.RegisteredAtMs),
        Registrar = UnitCode.Parse(petition.Row.Registrar),
        PeriodAt = Time.FromMs(petition.PeriodMs),
        PeriodDay = ChinaTime.DayOf(Time.FromMs(IsDeadline(figure, petition.Row) ? petition.PeriodMs - 1 : petition.PeriodMs)),
        DoneAt = Time.FromMs(petition.DoneMs),
        Region = UnitMapping.ParseDigits(petition.Row.Region),
        Holder = UnitCode.Parse(petition.Row.Holder),
        Status = (PetitionStatus)petition.Row.Status,
        Persons = petition.Row.Persons,
    };

    private static bool IsDeadline(Figure figure, MonitoredPetitionRow row) => figure switch
    {
        Figure.BureauAcceptance or Figure.UnitAcceptance or Figure.Reply => true,
        Figure.Backlog => row.ReplyDueMs is not null,
        _ => false,
    };
}
