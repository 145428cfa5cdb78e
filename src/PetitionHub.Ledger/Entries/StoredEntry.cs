using System.Linq.Expressions;
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
    private readonly string? _storedReach;
    private IReadOnlyList<Territory>? _reach;
    private object? _read;

    internal StoredEntry(
        LedgerEntry entry, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> sha256, string? traceParent,
        IReadOnlyList<Territory> reach)
        : this(entry.Sequence, content, sha256, traceParent) => (_read, _reach) = (entry, reach);

    private StoredEntry(long sequence, byte[] content, byte[] sha256, string? traceParent, string? reach)
        : this(sequence, (ReadOnlyMemory<byte>)content, sha256, traceParent) => _storedReach = reach;

    /// <summary>The columns of a row that make an entry.</summary>
    internal static Expression<Func<EntryRow, StoredEntry>> OfRow { get; } = row =>
        new StoredEntry(row.Sequence, row.Content, row.Sha256, row.TraceParent, row.Reach);

    /// <summary>
    /// The territories that its petition had reached (see <see cref="Domain.Petitions.Reach"/>); none for a change of a unit.
    /// </summary>
    public IReadOnlyList<Territory> Reach => _reach ??= StoredReach.Read(_storedReach);

    /// <summary>The bytes as this project reads them, shared as all that <see cref="Read"/> gives.</summary>
    internal LedgerEntry Entry => Read(static content => LedgerEntry.Parser.ParseFrom(content.Span));

    /// <summary>
    /// What the bytes say. They are read once, and all who ask for the same type share the result: it must not be changed. What
    /// this store's writer wrote has been read already, as the contract's message.
    /// </summary>
    /// <param name="read">Reads the bytes; it throws where they are damaged.</param>
    public T Read<T>(Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        if (_read is T known)
            return known;
        var made = read(Content);
        _read = made;
        return made;
    }
}

/// <summary>A page of the ledger, in order of sequence.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="More">True where more was there after them when the page was read.</param>
public sealed record EntryPage(IReadOnlyList<StoredEntry> Entries, bool More);
