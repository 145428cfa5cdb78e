namespace PetitionHub.Ledger.Projections;

/// <summary>How far a projection is.</summary>
/// <param name="Sequence">The last sequence that its rows take in; below 0 while rows are removed or made anew.</param>
/// <param name="Head">The last sequence of the ledger at that moment.</param>
/// <param name="Version">In which way its rows are made.</param>
/// <param name="IsOfThisLedger">False where its rows follow from entries that a back-up took the place of: they are made
/// anew.</param>
public sealed record ProjectionPosition(long Sequence, long Head, int Version, bool IsOfThisLedger = true)
{
    /// <summary>True where it has taken in the whole ledger.</summary>
    public bool IsAtHead => Sequence >= Head;

    /// <summary>True where another process rebuilds the rows: followers stand back.</summary>
    public bool IsTaken => Sequence < -1;
}
