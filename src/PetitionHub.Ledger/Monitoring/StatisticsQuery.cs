using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>Which items the official figures count.</summary>
public sealed record StatisticsQuery
{
    /// <summary>From this day of Asia/Shanghai on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Up to the end of this day, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>As of when: what is due later is pending.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The region.</summary>
    public Territory Territory { get; init; }

    /// <summary>Only items that reached this territory once, whatever their region; null for all.</summary>
    public Territory? Reached { get; init; }

    /// <summary>Classes of the registering organ; empty for all.</summary>
    public IReadOnlyCollection<OrganType> RegistrarTypes { get; init; } = [];

    /// <summary>The least petitioners.</summary>
    public int LeastPersons { get; init; } = 1;

    /// <summary>The most petitioners.</summary>
    public int MostPersons { get; init; } = 9_999;

    /// <summary>Whether items count that are marked as left out.</summary>
    public bool WithExcluded { get; init; }

    /// <summary>Only the first item of each matter.</summary>
    public bool FirstPetitionsOnly { get; init; }

    /// <summary>Items that accuse one of these are left out: the caller, and the units above it in its system.</summary>
    public IReadOnlyCollection<UnitCode> NotAccusing { get; init; } = [];

    /// <summary>Only once the figures take in this entry; 0 for figures as they are.</summary>
    public long AtLeast { get; init; }

    internal long FromMs => Buckets.MsOf(Buckets.HourOfDay(Buckets.DayOf(Buckets.HourOf(From.ToUnixTimeMilliseconds()))));

    internal long ToMs => Buckets.MsOf(Buckets.HourOfDay(Buckets.DayFrom(Buckets.HourFrom(To.ToUnixTimeMilliseconds()))));
}
