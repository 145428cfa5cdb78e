namespace PetitionHub.Lab.Bench.Subscribers;

/// <summary>What a benchmark of subscribers measured.</summary>
/// <param name="Streams">How many were open.</param>
/// <param name="SubscribeSeconds">How long it took until all were.</param>
/// <param name="BytesPerStream">Memory of the hub that they took, each with its part of the connection; null where the hub runs
/// elsewhere.</param>
/// <param name="Accepted">Handovers with a receipt.</param>
/// <param name="Delivered">Deliveries at streams.</param>
/// <param name="Latency">From sending to the delivery at a stream.</param>
/// <param name="Failed">Failed calls by reason.</param>
internal sealed record SubscribersReport(
    int Streams, double SubscribeSeconds, double? BytesPerStream, long Accepted, long Delivered, LatencySummary Latency,
    IReadOnlyDictionary<string, long> Failed);
