using Microsoft.EntityFrameworkCore;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What happened at a unit or in a territory, hour by hour or day by day.</summary>
internal static class VolumeReading
{
    public static async Task<IReadOnlyList<VolumePoint>> ReadAsync(
        LedgerContext context, VolumeQuery query, CancellationToken cancellationToken)
    {
        // Of units only hours are kept.
        var grain = query.ByDay && query.Unit is null ? Grain.Day : Grain.Hour;
        var subject = query.Unit is { } unit ? unit.Value : TerritoryKey.Of(query.Territory);
        var (first, end, one) = grain == Grain.Day
            ? (Buckets.DayOf(query.FromHour), Buckets.DayFrom(query.ToHour), (int)grain)
            : query.ByDay
                ? (Buckets.HourOfDay(Buckets.DayOf(query.FromHour)), Buckets.HourOfDay(Buckets.DayFrom(query.ToHour)), (int)grain)
                : (query.FromHour, query.ToHour, (int)grain);
        var endOfMeasures = AccusingPart.EndOf(query.WithAccusations);
        var rows = context.Measures.Where(
            row => row.Subject == subject && row.Grain == one && row.Bucket >= first && row.Bucket < end
                && row.Measure < endOfMeasures);
        if ((int?)query.Level is { } level)
            rows = rows.Where(row => row.Level == level);
        var sums = await rows
            .GroupBy(row => new { row.Bucket, row.Measure })
            .Select(group => new MeasureSum(
                group.Key.Bucket,
                group.Key.Measure,
                group.Sum(row => row.Count),
                group.Sum(row => row.TotalSeconds),
                group.Max(row => row.LongestSeconds)))
            .ToListAsync(cancellationToken);
        return ToPoints(query, sums.ToLookup(sum => grain == Grain.Hour && query.ByDay ? Buckets.DayOf(sum.Bucket) : sum.Bucket));
    }

    private static List<VolumePoint> ToPoints(VolumeQuery query, ILookup<int, MeasureSum> sums)
    {
        var points = new List<VolumePoint>();
        if (query.ByDay)
        {
            for (var day = Buckets.DayOf(query.FromHour); day < Buckets.DayFrom(query.ToHour); day++)
                points.Add(ToPoint(Buckets.HourOfDay(day), sums[day]));
        }
        else
        {
            for (var hour = query.FromHour; hour < query.ToHour; hour++)
                points.Add(ToPoint(hour, sums[hour]));
        }

        return points;
    }

    /// <summary>One point of all that happened.</summary>
    public static VolumePoint ToPoint(int hour, IEnumerable<MeasureSum> sums)
    {
        var point = new VolumePoint
        {
            StartTime = InstantWire.ToWire(Time.FromMs(Buckets.MsOf(hour))),
            Acknowledged = new(),
            Accepted = new(),
            Concluded = new(),
        };
        foreach (
            var sum in sums.Select(sum => sum with { Measure = AccusingPart.KindOf(sum.Measure) }).OrderBy(sum => sum.Measure))
            Add(point, sum);
        return point;
    }

    private static void Add(VolumePoint point, MeasureSum sum)
    {
        switch ((Measure)sum.Measure)
        {
            case Measure.Registered: point.Registered += sum.Count; break;
            case Measure.Acknowledged: Add(point.Acknowledged, sum); break;
            case Measure.Accepted: Add(point.Accepted, sum); break;
            case Measure.Concluded: Add(point.Concluded, sum); break;
            case Measure.Overdue: point.Overdue += sum.Count; break;
            case Measure.Returned: point.Returned += sum.Count; break;
            case Measure.Bounced: point.Bounced += sum.Count; break;
            case > Measure.Received: Add(point.Received, sum.Measure - (int)Measure.Received, sum.Count); break;
            default: Add(point.Sent, sum.Measure - (int)Measure.Sent, sum.Count); break;
        }
    }

    private static void Add(Timing timing, MeasureSum sum)
    {
        timing.Count += sum.Count;
        timing.TotalSeconds += sum.TotalSeconds;
        timing.LongestSeconds = Math.Max(timing.LongestSeconds, sum.LongestSeconds);
    }

    private static void Add(Google.Protobuf.Collections.RepeatedField<KindCount> counts, int kind, long count)
    {
        if (counts.FirstOrDefault(one => (int)one.Kind == kind) is { } known)
            known.Count += count;
        else
            counts.Add(new KindCount { Kind = (FlowKind)kind, Count = count });
    }

    /// <summary>What was counted of one thing in one bucket.</summary>
    internal sealed record MeasureSum(int Bucket, int Measure, long Count, long TotalSeconds, long LongestSeconds);
}
