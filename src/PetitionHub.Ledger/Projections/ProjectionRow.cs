namespace PetitionHub.Ledger.Projections;

/// <summary>
/// How far a projection has read the ledger. It is made with the tables, with version 0, so that no code has to insert it.
/// </summary>
internal sealed class ProjectionRow
{
    public required string Name { get; set; }

    /// <summary>In which way its rows were made.</summary>
    public int Version { get; set; }

    /// <summary>The last sequence that its rows take in; 0 while they are removed or made anew.</summary>
    public long Sequence { get; set; }

    /// <summary>True while followers remove its rows, to make them anew.</summary>
    public bool IsBeingRemoved { get; set; }

    /// <summary>The process that rebuilds the rows; null for none (see <see cref="ProjectionLease"/>).</summary>
    public Guid? Holder { get; set; }

    /// <summary>When the holder's lease ends.</summary>
    public long? HeldUntilMs { get; set; }

    /// <summary>The digest of that entry. It shows rows of a ledger that was since replaced from a back-up.</summary>
    public byte[]? EntrySha256 { get; set; }
}
