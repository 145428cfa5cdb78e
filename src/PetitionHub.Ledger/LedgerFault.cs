namespace PetitionHub.Ledger;

/// <summary>Something that is wrong in the ledger.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sequence">The entry; null where it is about none.</param>
/// <param name="Subject">The petition's id, the unit's code or the column; never a text or personal data.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, long? Sequence, string Subject);
