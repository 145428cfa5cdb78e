namespace PetitionHub.Ledger;

/// <summary>A kind of database that a ledger may be kept in.</summary>
/// <param name="Name">The word for it in options.</param>
/// <param name="Description">What it is and what it is for.</param>
/// <param name="IsDefault">True for the one that is used where none is named.</param>
public sealed record LedgerEngineInfo(string Name, string Description, bool IsDefault);
