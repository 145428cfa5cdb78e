using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>A command on its way into the ledger.</summary>
/// <param name="Command">The command.</param>
/// <param name="CommandSha256">
/// SHA-256 of the command with its actor, 32 bytes: the same request id with another digest is refused.
/// </param>
public sealed record Submission(Command Command, ReadOnlyMemory<byte> CommandSha256);
