namespace PetitionHub.Ledger;

/// <summary>A page of a feed.</summary>
/// <param name="Records">The entries, in order.</param>
/// <param name="Through">Everything up to here was read, found or not.</param>
/// <param name="More">True where more was there when the page was read.</param>
public sealed record FeedPage(IReadOnlyList<LedgerRecord> Records, long Through, bool More);
