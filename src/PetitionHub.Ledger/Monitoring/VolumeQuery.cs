using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>Of what a series of volumes is.</summary>
public sealed record VolumeQuery
{
    /// <summary>From this hour or day on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Up to the end of this hour or day, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Days of Asia/Shanghai instead of hours.</summary>
    public bool ByDay { get; init; }

    /// <summary>With all inside it.</summary>
    public Territory Territory { get; init; }

    /// <summary>Only units of this level.</summary>
    public Level? Level { get; init; }

    /// <summary>One unit, instead of a territory.</summary>
    public UnitCode? Unit { get; init; }

    /// <summary>Whether items that accuse a unit count; only for operators.</summary>
    public bool WithAccusations { get; init; }

    /// <summary>Only once the figures take in this entry; 0 for figures as they are.</summary>
    public long AtLeast { get; init; }

    /// <summary>How many points that are.</summary>
    public int PointCount => Math.Max(0, ByDay ? Buckets.DayFrom(ToHour) - Buckets.DayOf(FromHour) : ToHour - FromHour);

    internal int FromHour => Buckets.HourOf(From.ToUnixTimeMilliseconds());

    internal int ToHour => Buckets.HourFrom(To.ToUnixTimeMilliseconds());
}
