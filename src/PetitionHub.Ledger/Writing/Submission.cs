using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Writing;

/// <summary>A command on its way into the ledger.</summary>
/// <param name="Command">The command.</param>
/// <param name="CommandSha256">
/// SHA-256 of the command with its actor, 32 bytes: the same request id with another digest is refused.
/// </param>
/// <param name="TraceParent">
/// The trace that the command came in, as a W3C <c>traceparent</c>; null where it is not traced. It is stored beside the entries
/// and is not covered by their digests.
/// </param>
public sealed record Submission(Command Command, ReadOnlyMemory<byte> CommandSha256, string? TraceParent = null)
{
    /// <summary>How many bytes its message has: what waits is bounded by these, too.</summary>
    public int Bytes { get; init; }
}
