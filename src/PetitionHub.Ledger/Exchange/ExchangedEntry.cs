using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Exchange;

/// <summary>An entry that a unit exchanged: the last of a command that it sent, or one in its inbox.</summary>
/// <param name="Sequence">The sequence by which it is known.</param>
/// <param name="Sha256">SHA-256 of the exact bytes of the entry of this sequence, 32 bytes.</param>
/// <param name="Counterparty">The other unit; empty where a command names none.</param>
/// <param name="Petition">The petition; null for a change of a unit.</param>
public sealed record ExchangedEntry(long Sequence, ReadOnlyMemory<byte> Sha256, string Counterparty, PetitionId? Petition);
