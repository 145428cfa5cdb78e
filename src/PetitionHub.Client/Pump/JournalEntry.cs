using Google.Protobuf;

namespace PetitionHub.Client;

/// <summary>What a journal knows of an entry that came.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Sha256">SHA-256 of its exact bytes, 32 bytes.</param>
/// <param name="Actor">Who took the step: the counterparty of a reconciliation.</param>
/// <param name="PetitionId">Its petition; empty where it is about none.</param>
/// <param name="HandleTime">When it was handled, or parked, UTC.</param>
/// <param name="ParkReason">Why it was parked; null where it was handled.</param>
public sealed record JournalEntry(
    long Sequence, ByteString Sha256, string Actor, string PetitionId, DateTimeOffset HandleTime, string? ParkReason);
