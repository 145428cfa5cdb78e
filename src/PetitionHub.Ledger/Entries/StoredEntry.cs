using PetitionHub.Domain.Units;
using PetitionHub.V1;

namespace PetitionHub.Ledger.Entries;

/// <summary>One entry as it stands in the ledger: its exact bytes and what they say.</summary>
/// <param name="Sequence">Its place in the one order: 1, 2, 3, …</param>
/// <param name="Content">Its exact bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, 32 bytes.</param>
/// <param name="TraceParent">The trace that its command came in, as a W3C <c>traceparent</c>; null where it was not
/// traced.</param>
public sealed record StoredEntry(long Sequence, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Sha256, string? TraceParent)
{
    private LedgerEntry? _entry;

    internal StoredEntry(
        LedgerEntry entry, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> sha256, string? traceParent,
        IReadOnlyList<Territory> reach)
        : this(entry.Sequence, content, sha256, traceParent) => (_entry, Reach) = (entry, reach);

    /// <summary>
    /// The territories that its petition reached (see <see cref="Domain.Petitions.Reach"/>), where this store's writer wrote it;
    /// null for one that was read.
    /// </summary>
    public IReadOnlyList<Territory>? Reach { get; }

    /// <summary>The bytes as a message, shared by all who read it: it must not be changed.</summary>
    /// <exception cref="Google.Protobuf.InvalidProtocolBufferException">The bytes are damaged.</exception>
    public LedgerEntry Entry => _entry ??= LedgerEntry.Parser.ParseFrom(Content.Span);
}

/// <summary>A page of the ledger, in order of sequence.</summary>
/// <param name="Records">The entries.</param>
/// <param name="More">True where more was there after them when the page was read.</param>
public sealed record EntryPage(IReadOnlyList<StoredEntry> Records, bool More);
