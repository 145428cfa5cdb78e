namespace PetitionHub.Lab.Bench.Handover;

/// <summary>What a benchmark of handovers measured.</summary>
internal sealed record HandoverReport
{
    /// <summary>What it ran with.</summary>
    public required HandoverOptions Options { get; init; }

    /// <summary>How long was measured, in seconds; shorter than asked for where the stock ran out.</summary>
    public required double Seconds { get; init; }

    /// <summary>True where the stock ran out before the time did.</summary>
    public required bool RanOut { get; init; }

    /// <summary>Petitions registered a second while the stock was filled.</summary>
    public required double RegisteredPerSecond { get; init; }

    /// <summary>How many petitions there were to hand over.</summary>
    public required int Stock { get; init; }

    /// <summary>Receipts a second.</summary>
    public required double AcceptedPerSecond { get; init; }

    /// <summary>Deliveries a second.</summary>
    public required double DeliveredPerSecond { get; init; }

    /// <summary>From sending to the receipt.</summary>
    public required LatencySummary Accept { get; init; }

    /// <summary>From sending to delivery at the destination.</summary>
    public required LatencySummary EndToEnd { get; init; }

    /// <summary>Counts over the whole run, with the handovers before the measured window.</summary>
    public required DeliveryTotals Totals { get; init; }

    /// <summary>Failed calls by reason.</summary>
    public required IReadOnlyDictionary<string, long> Failed { get; init; }

    /// <summary>Processors that the hub kept busy, on average; null where it runs elsewhere.</summary>
    public required double? HubProcessors { get; init; }

    /// <summary>Processors that this process, callers and consumers, kept busy.</summary>
    public required double ClientProcessors { get; init; }

    /// <summary>Echoes a second before and after; null where no baseline was asked for.</summary>
    public required (double Before, double After)? Echo { get; init; }

    /// <summary>Accepted handovers for each echo that the machine could make instead.</summary>
    public double? Ratio => Echo is { } echo ? AcceptedPerSecond / ((echo.Before + echo.After) / 2) : null;
}
