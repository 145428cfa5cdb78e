namespace PetitionHub.Ledger.Projections;

/// <summary>What was read of a projection, and up to which entry its rows were made.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Position">Where the projection stood.</param>
public sealed record AsOf<T>(T Value, ProjectionPosition Position);
