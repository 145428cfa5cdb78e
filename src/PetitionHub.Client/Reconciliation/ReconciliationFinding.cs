using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>An entry that is not the same on both sides.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Direction">Whether it was sent or received.</param>
/// <param name="Counterparty">The other unit; empty where a command names none.</param>
/// <param name="Sequence">The sequence by which it is known.</param>
/// <param name="PetitionId">Its petition, where the hub has it; else empty.</param>
/// <param name="RequestId">The request id of its command, where the hub has it; else empty.</param>
public sealed record ReconciliationFinding(
    FindingKind Kind, ExchangeDirection Direction, string Counterparty, long Sequence, string PetitionId, string RequestId);
