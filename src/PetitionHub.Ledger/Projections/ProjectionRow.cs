namespace PetitionHub.Ledger.Projections;

/// <summary>
/// How far a projection has read the ledger. It is made with the tables, with version 0, so that nobody has to insert it.
/// </summary>
internal sealed class ProjectionRow
{
    public required string Name { get; set; }

    /// <summary>In which way its rows were made.</summary>
    public int Version { get; set; }

    /// <summary>The last sequence that its rows take in; 0 while they are removed or made anew.</summary>
    public long Sequence { get; set; }

    /// <summary>Whoever follows removes its rows, and then makes them anew.</summary>
    public bool IsBeingRemoved { get; set; }

    /// <summary>The process that makes the rows anew, alone; null for none (see <see cref="ProjectionLease"/>).</summary>
    public Guid? Holder { get; set; }

    /// <summary>When the holder counts as gone, unless it is heard of before.</summary>
    public long? HeldUntilMs { get; set; }

    /// <summary>The digest of that entry: rows of a ledger that a back-up took the place of are told by it.</summary>
    public byte[]? EntrySha256 { get; set; }
}
