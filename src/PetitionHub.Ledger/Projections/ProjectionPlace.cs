namespace PetitionHub.Ledger.Projections;

/// <summary>Where a projection stands. A process moves it on only if it still stands where that process read it.</summary>
/// <param name="Sequence">The last sequence that its rows take in; 0 while they are removed or made anew.</param>
/// <param name="IsBeingRemoved">True while followers remove its rows, to make them anew.</param>
/// <param name="Holder">The process that rebuilds the rows; null for none.</param>
/// <param name="HeldUntilMs">When the holder's lease ends.</param>
internal readonly record struct ProjectionPlace(
    long Sequence, bool IsBeingRemoved = false, Guid? Holder = null, long? HeldUntilMs = null)
{
    /// <summary>Its rows are to be removed.</summary>
    public static ProjectionPlace Removing { get; } = new(0, IsBeingRemoved: true);

    /// <summary>A process rebuilds the rows, and its lease ends at a time.</summary>
    public static ProjectionPlace HeldBy(Guid holder, DateTimeOffset until) =>
        new(0, Holder: holder, HeldUntilMs: until.ToUnixTimeMilliseconds());
}
