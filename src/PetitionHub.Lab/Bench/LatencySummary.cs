namespace PetitionHub.Lab.Bench;

/// <summary>Percentiles of a latency, in milliseconds.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="P50Ms">Half were no slower.</param>
/// <param name="P90Ms">Nine of ten were no slower.</param>
/// <param name="P99Ms">99 of 100 were no slower.</param>
/// <param name="MaxMs">The slowest.</param>
internal sealed record LatencySummary(long Count, double P50Ms, double P90Ms, double P99Ms, double MaxMs);
