namespace PetitionHub.Ledger.Entries;

/// <summary>The one row that says how far the ledger goes, and the lock that puts batches one after another.</summary>
internal sealed class HeadRow
{
    public const int TheId = 1;

    public int Id { get; set; } = TheId;

    /// <summary>The last sequence, which is also the size of the Merkle tree.</summary>
    public long Sequence { get; set; }

    /// <summary>The time of the last entry, in Unix milliseconds; 0 where the ledger is empty.</summary>
    public long AtMs { get; set; }

    public required byte[] Sha256 { get; set; }

    public required byte[] MerkleFrontier { get; set; }

    public required byte[] RootSha256 { get; set; }

    /// <summary>The ledger's key (see <see cref="Texts.TextKeys"/>), which the first hub draws; it is never written with a batch.
    /// </summary>
    public byte[]? TextKey { get; set; }
}
