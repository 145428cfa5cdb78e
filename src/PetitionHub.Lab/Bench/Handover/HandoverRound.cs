using PetitionHub.Lab.Bench.Echo;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>What one measured window came to.</summary>
/// <param name="AcceptedPerSecond">Receipts a second.</param>
/// <param name="DeliveredPerSecond">Deliveries a second.</param>
/// <param name="Accept">From sending to the receipt.</param>
/// <param name="EndToEnd">From sending to delivery at the destination.</param>
/// <param name="HubProcessors">Processors that the hub kept busy, on average; null where it runs elsewhere.</param>
/// <param name="ClientProcessors">Processors that this process, callers and consumers, kept busy.</param>
/// <param name="Echo">Echoes right before it; null where no baseline was asked for.</param>
internal sealed record HandoverRound(
    double AcceptedPerSecond, double DeliveredPerSecond, LatencySummary Accept, LatencySummary EndToEnd, double? HubProcessors,
    double ClientProcessors, EchoRates? Echo);
