using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>An entry that came to the inbox, as a handler gets it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Sha256">SHA-256 of its exact bytes, 32 bytes.</param>
/// <param name="TraceParent">The trace in which its command was accepted, as a W3C <c>traceparent</c>; empty where it was not
/// traced.</param>
/// <param name="Attempt">Which try of this process it is: 1 for the first.</param>
public sealed record InboxDelivery(LedgerEntry Entry, ByteString Sha256, string TraceParent, int Attempt)
{
    /// <summary>
    /// The entry's sequence. Use it for order, not as an identity: after a restore from a back-up the same sequence may be
    /// another entry. <see cref="Key"/> is the identity.
    /// </summary>
    public long Sequence => Entry.Sequence;

    /// <summary>
    /// By which the entry is known, the same whenever it is delivered, and never another's: its SHA-256 as 64 hexadecimal digits.
    /// A command that a handler sends on its account has a request id made of it, by <see cref="CommandId"/>, and so happens once
    /// however often the entry comes.
    /// </summary>
    public string Key => Convert.ToHexStringLower(Sha256.Span);
}
