namespace PetitionHub.Ledger.Entries;

/// <summary>How far a check is. Each entry is read twice: in the one order, and petition by petition.</summary>
/// <param name="Done">How many entries were read.</param>
/// <param name="Total">How many are to be read.</param>
public readonly record struct LedgerCheckProgress(long Done, long Total);
