namespace PetitionHub.Ledger.Projections;

/// <summary>Where a projection stands. It is moved from one place to the next by whoever finds it where it was read.</summary>
/// <param name="Sequence">The last sequence that its rows take in; 0 while they are removed or made anew.</param>
/// <param name="IsBeingRemoved">Its rows are removed, by whoever follows, and then made anew.</param>
/// <param name="Holder">The process that makes the rows anew, alone; null for none.</param>
/// <param name="HeldUntilMs">When the holder counts as gone, unless it is heard of before.</param>
internal readonly record struct ProjectionPlace(
    long Sequence, bool IsBeingRemoved = false, Guid? Holder = null, long? HeldUntilMs = null)
{
    /// <summary>Its rows are to be removed.</summary>
    public static ProjectionPlace Removing { get; } = new(0, IsBeingRemoved: true);

    /// <summary>A process makes the rows anew, and is waited for until a time.</summary>
    public static ProjectionPlace HeldBy(Guid holder, DateTimeOffset until) =>
        new(0, Holder: holder, HeldUntilMs: until.ToUnixTimeMilliseconds());
}
