namespace PetitionHub.Ledger.Projections;

/// <summary>
/// How far a projection has read the ledger. It is made with the tables, with version 0, so that no code has to insert it.
/// </summary>
internal sealed class ProjectionRow
{
    public required string Name { get; set; }

    /// <summary>In which way its rows were made.</summary>
    public int Version { get; set; }

    /// <summary>The last sequence that its rows take in; below 0 while they are removed.</summary>
    public long Sequence { get; set; }

    /// <summary>The digest of that entry. It shows rows of a ledger that was since replaced from a back-up.</summary>
    public byte[]? EntrySha256 { get; set; }
}
