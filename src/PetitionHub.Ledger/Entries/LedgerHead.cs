namespace PetitionHub.Ledger.Entries;

/// <summary>How far the ledger goes.</summary>
/// <param name="Sequence">The last sequence, which is also the size of the Merkle tree; 0 where the ledger is empty.</param>
/// <param name="At">The time of the last entry; null where the ledger is empty.</param>
/// <param name="Sha256">SHA-256 of the last entry's bytes; 32 zeros where the ledger is empty.</param>
/// <param name="RootSha256">The root of the Merkle tree over all entries' bytes (RFC 6962), 32 bytes.</param>
public sealed record LedgerHead(
    long Sequence, DateTimeOffset? At, ReadOnlyMemory<byte> Sha256, ReadOnlyMemory<byte> RootSha256);
