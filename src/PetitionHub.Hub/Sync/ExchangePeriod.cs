namespace PetitionHub.Hub.Sync;

/// <summary>A stretch of the ledger: what comes after one sequence, up to another.</summary>
internal readonly record struct ExchangePeriod(long After, long Through);
