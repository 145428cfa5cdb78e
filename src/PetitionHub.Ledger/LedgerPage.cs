namespace PetitionHub.Ledger;

/// <summary>A page of the ledger, in order of sequence.</summary>
/// <param name="Records">The entries.</param>
/// <param name="More">True where more was there after them when the page was read.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerRecord> Records, bool More);
