namespace PetitionHub.Lab.Bench.Handover;

/// <summary>What a benchmark of handovers measured.</summary>
internal sealed record HandoverReport
{
    /// <summary>What it ran with.</summary>
    public required HandoverOptions Options { get; init; }

    /// <summary>Petitions registered a second in the warm-up.</summary>
    public required double RegisteredPerSecond { get; init; }

    /// <summary>The measured windows, in order.</summary>
    public required IReadOnlyList<HandoverRound> Rounds { get; init; }

    /// <summary>Counts over the whole run, with the handovers before the measured windows.</summary>
    public required DeliveryTotals Totals { get; init; }

    /// <summary>Failed calls by reason.</summary>
    public required IReadOnlyDictionary<string, long> Failed { get; init; }

    /// <summary>True where something was accepted, and every promise kept.</summary>
    public bool IsSound => Totals.IsSound && Totals.Accepted > 0;

    /// <summary>The median, least and greatest of a figure over the rounds.</summary>
    public Spread Spread(Func<HandoverRound, double> figure) => Bench.Spread.Of(Rounds.Select(figure));
}
