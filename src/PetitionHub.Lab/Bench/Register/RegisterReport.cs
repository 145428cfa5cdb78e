namespace PetitionHub.Lab.Bench.Register;

/// <summary>What a benchmark of registrations measured.</summary>
/// <param name="Options">What it ran with.</param>
/// <param name="AcceptedPerSecond">Receipts a second.</param>
/// <param name="Accepted">Receipts in the measured time.</param>
/// <param name="WithRepeats">How many of them named likely repeats.</param>
/// <param name="Incomplete">How many of them said that repeats may be missing.</param>
/// <param name="Latency">From sending to the receipt.</param>
/// <param name="Failed">Failed calls by reason.</param>
internal sealed record RegisterReport(
    RegisterOptions Options, double AcceptedPerSecond, long Accepted, long WithRepeats, long Incomplete, LatencySummary Latency,
    IReadOnlyDictionary<string, long> Failed);
