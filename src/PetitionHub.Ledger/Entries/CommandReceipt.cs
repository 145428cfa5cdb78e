using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Entries;

/// <summary>Proof that a command is in the ledger, durable before anyone sees it.</summary>
/// <param name="RequestId">The command's request id.</param>
/// <param name="Petition">The petition; null for a change of a unit.</param>
/// <param name="FirstSequence">The sequence of its first entry.</param>
/// <param name="LastSequence">The sequence of its last entry.</param>
/// <param name="At">When the hub decided.</param>
/// <param name="Sha256">SHA-256 of the exact bytes of its last entry, 32 bytes.</param>
/// <param name="QueryCode">The petitioner's code (查询码) of a registration; empty for every other command.</param>
public sealed record CommandReceipt(
    Guid RequestId,
    PetitionId? Petition,
    long FirstSequence,
    long LastSequence,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Sha256,
    string QueryCode);

/// <summary>A receipt with whose command it was: a receipt is shown to its actor only.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Actor">Who gave the command.</param>
public sealed record ActorReceipt(CommandReceipt Receipt, Actor Actor);
