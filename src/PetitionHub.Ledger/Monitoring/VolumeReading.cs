using Microsoft.EntityFrameworkCore;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Ledger.Monitoring.Counting;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What happened at a unit or in a territory, hour by hour or day by day.</summary>
internal static class VolumeReading
{
    public static async Task<IReadOnlyList<VolumePoint>> ReadAsync(
        LedgerContext context, VolumeQuery query, CancellationToken cancellationToken)
    {
        // Of units only hours are kept.
        var grain = query.ByDay && query.Unit is null ? Grain.Day : Grain.Hour;
        var (first, end) = grain == Grain.Day
            ? (Buckets.DayOf(query.FromHour), Buckets.DayFrom(query.ToHour))
            : query.ByDay
                ? (Buckets.HourOfDay(Buckets.DayOf(query.FromHour)), Buckets.HourOfDay(Buckets.DayFrom(query.ToHour)))
                : (query.FromHour, query.ToHour);
        var endOfMeasures = AccusingPart.EndOf(query.WithAccusations);
        var rows = Find(context, query, grain)
            .Where(row => row.Bucket >= first && row.Bucket < end && row.Measure < endOfMeasures);
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

    private static IQueryable<Measured> Find(LedgerContext context, VolumeQuery query, Grain grain)
    {
        if (query.Unit is { } unit)
        {
            var code = unit.Value;
            return context.UnitMeasures.Where(row => row.Unit == code).Select(row => new Measured
            {
                Bucket = row.Hour,
                Measure = row.Measure,
                Level = row.Level,
                Count = row.Count,
                TotalSeconds = row.TotalSeconds,
                LongestSeconds = row.LongestSeconds,
            });
        }

        var (digits, number) = (query.Territory.Digits, (int)grain);
        return context.TerritoryMeasures.Where(row => row.Territory == digits && row.Grain == number).Select(row => new Measured
        {
            Bucket = row.Bucket,
            Measure = row.Measure,
            Level = row.Level,
            Count = row.Count,
            TotalSeconds = row.TotalSeconds,
            LongestSeconds = row.LongestSeconds,
        });
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
    private static VolumePoint ToPoint(int hour, IEnumerable<MeasureSum> sums)
    {
        // What accuses a unit is counted apart, and shown together with the rest.
        var timings = new SortedDictionary<int, Timing>();
        foreach (var sum in sums)
        {
            var measure = AccusingPart.KindOf(sum.Measure);
            var known = timings.GetValueOrDefault(measure);
            timings[measure] = new Timing(
                known.Count + sum.Count,
                known.TotalSeconds + sum.TotalSeconds,
                Math.Max(known.LongestSeconds, sum.LongestSeconds));
        }

        return new VolumePoint(Time.FromMs(Buckets.MsOf(hour)))
        {
            Registered = Of(Measure.Registered).Count,
            Sent = FlowsOf(Measure.Sent, Measure.Received),
            Received = FlowsOf(Measure.Received, (Measure)int.MaxValue),
            Acknowledged = Of(Measure.Acknowledged),
            Accepted = Of(Measure.Accepted),
            Concluded = Of(Measure.Concluded),
            Overdue = Of(Measure.Overdue).Count,
            Returned = Of(Measure.Returned).Count,
            Bounced = Of(Measure.Bounced).Count,
        };

        Timing Of(Measure measure) => timings.GetValueOrDefault((int)measure);

        // The number of a kind is added to that of its measure.
        FlowCount[] FlowsOf(Measure first, Measure end) =>
        [
            .. timings.Where(pair => pair.Key > (int)first && pair.Key < (int)end)
                .Select(pair => new FlowCount((FlowKind)(pair.Key - (int)first), pair.Value.Count)),
        ];
    }

    /// <summary>A row of either table.</summary>
    private sealed class Measured
    {
        public int Bucket { get; init; }

        public int Measure { get; init; }

        public int Level { get; init; }

        public long Count { get; init; }

        public long TotalSeconds { get; init; }

        public long LongestSeconds { get; init; }
    }

    /// <summary>What was counted of one thing in one bucket.</summary>
    internal sealed record MeasureSum(int Bucket, int Measure, long Count, long TotalSeconds, long LongestSeconds);
}
