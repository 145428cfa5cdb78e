using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring.Counting;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>Which flows are summed, and by what.</summary>
public sealed record FlowQuery
{
    /// <summary>From this hour on.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Up to the end of this hour, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>By what senders are grouped.</summary>
    public required FlowGrouping FromGrouping { get; init; }

    /// <summary>By what receivers are grouped.</summary>
    public required FlowGrouping ToGrouping { get; init; }

    /// <summary>Only from units in this territory.</summary>
    public Territory FromTerritory { get; init; }

    /// <summary>Only to units in this territory.</summary>
    public Territory ToTerritory { get; init; }

    /// <summary>Only from or to units in this territory.</summary>
    public Territory EitherTerritory { get; init; }

    /// <summary>Only from or to this unit.</summary>
    public UnitCode? Unit { get; init; }

    /// <summary>Only these kinds.</summary>
    public required IReadOnlyCollection<FlowKind> Kinds { get; init; }

    /// <summary>Whether items that accuse a unit count; only for operators.</summary>
    public bool WithAccusations { get; init; }

    /// <summary>The most cells, 1 or more.</summary>
    public required int Limit { get; init; }

    /// <summary>Only once the figures take in this entry; 0 for figures as they are.</summary>
    public long AtLeast { get; init; }

    internal int[] KindNumbers => AccusingPart.NumbersOf(Kinds.Select(kind => (int)kind), WithAccusations);

    internal int FromHour => Buckets.HourOf(From.ToUnixTimeMilliseconds());

    internal int ToHour => Buckets.HourFrom(To.ToUnixTimeMilliseconds());
}

/// <summary>How much went from one group to another.</summary>
/// <param name="From">By its grouping the digits of a territory, the code of a unit, or the number of a level.</param>
/// <param name="To">The same.</param>
/// <param name="Count">How many times.</param>
public sealed record FlowSum(string From, string To, long Count);

/// <summary>Flows, summed.</summary>
/// <param name="Cells">The largest, largest first.</param>
/// <param name="CellCount">How many there are with those left out.</param>
/// <param name="TotalByKind">The sum over all, by kind.</param>
public sealed record FlowSums(IReadOnlyList<FlowSum> Cells, long CellCount, IReadOnlyDictionary<FlowKind, long> TotalByKind);
