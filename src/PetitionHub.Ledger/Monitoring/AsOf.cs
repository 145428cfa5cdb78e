using PetitionHub.Ledger.Projections;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>What was read of the figures, and up to which entry they were made.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Position">Where the figures stood.</param>
public sealed record AsOf<T>(T Value, ProjectionPosition Position);
