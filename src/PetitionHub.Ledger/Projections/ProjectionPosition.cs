namespace PetitionHub.Ledger.Projections;

/// <summary>How far a projection is.</summary>
public sealed record ProjectionPosition
{
    internal ProjectionPosition(ProjectionPlace place, long head, int version, bool isOfThisLedger = true) =>
        (Place, Head, Version, IsOfThisLedger) = (place, head, version, isOfThisLedger);

    /// <summary>The last sequence that its rows take in; 0 while rows are removed or made anew.</summary>
    public long Sequence => Place.Sequence;

    /// <summary>The last sequence of the ledger at that moment.</summary>
    public long Head { get; }

    /// <summary>In which way its rows are made.</summary>
    public int Version { get; }

    /// <summary>False where its rows were made from entries that a restore has since replaced: they are made anew.</summary>
    public bool IsOfThisLedger { get; }

    /// <summary>True where it has taken in the whole ledger.</summary>
    public bool IsAtHead => IsKept && Sequence >= Head;

    /// <summary>True while followers remove its rows, to make them anew.</summary>
    public bool IsBeingRemoved => Place.IsBeingRemoved;

    /// <summary>True where another process rebuilds the rows: followers stand back.</summary>
    public bool IsTaken => Place.Holder is not null;

    /// <summary>True where its rows take in all up to its sequence.</summary>
    public bool IsKept => !IsBeingRemoved && !IsTaken;

    /// <summary>True where its rows take in all up to an entry of this ledger; always for 0.</summary>
    public bool Has(long sequence) => sequence <= 0 || (IsKept && IsOfThisLedger && Sequence >= sequence);

    internal ProjectionPlace Place { get; init; }
}
