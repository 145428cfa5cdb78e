using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Texts;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Ledger.Entries;

/// <summary>One entry as it stands in the ledger: its exact bytes, its texts apart from them, and what both say.</summary>
/// <param name="Sequence">Its place in the one order: 1, 2, 3, …</param>
/// <param name="Content">Its exact bytes, which hold no text.</param>
/// <param name="Sha256">SHA-256 of the bytes, 32 bytes.</param>
/// <param name="TraceParent">The trace that its command came in, as a W3C <c>traceparent</c>; null where it was not
/// traced.</param>
public sealed record StoredEntry(long Sequence, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Sha256, string? TraceParent)
{
    private readonly string? _storedReach;
    private readonly Guid? _petition;
    private readonly byte[]? _sealedTexts;
    private readonly byte[]? _sealedKey;
    private readonly bool _lacksTexts;
    private TextKeys? _keys;
    private byte[]? _texts;
    private IReadOnlyList<Territory>? _reach;
    private object? _read;

    internal StoredEntry(
        LedgerEntry entry, ReadOnlyMemory<byte> content, byte[] texts, ReadOnlyMemory<byte> sha256,
        string? traceParent, IReadOnlyList<Territory> reach)
        : this(entry.Sequence, content, sha256, traceParent) => (_read, _texts, _reach) = (entry, texts, reach);

    internal StoredEntry(
        long sequence, byte[] content, byte[] sha256, string? traceParent, string? reach, Guid? petition, byte[]? sealedTexts,
        byte[]? sealedKey)
        : this(sequence, content, sha256, traceParent, reach) =>
        (_petition, _sealedTexts, _sealedKey, _lacksTexts) = (petition, sealedTexts, sealedKey, sealedTexts is null);

    internal StoredEntry(long sequence, byte[] content, byte[] sha256, string? traceParent, string? reach)
        : this(sequence, (ReadOnlyMemory<byte>)content, sha256, traceParent) => _storedReach = reach;

    /// <summary>
    /// The territories that its petition had reached (see <see cref="Domain.Petitions.Reach"/>); none for a change of a unit.
    /// </summary>
    public IReadOnlyList<Territory> Reach => _reach ??= StoredReach.Read(_storedReach);

    /// <summary>
    /// What is kept apart of it, in clear (see the contract's <c>GetEntryResponse</c>); empty where it has no text, and where it
    /// was read without.
    /// </summary>
    /// <exception cref="InvalidDataException">The texts or their key are damaged.</exception>
    public ReadOnlyMemory<byte> Texts => _texts ??= OpenTexts();

    /// <summary>How many bytes it has with its texts, about.</summary>
    public int Bytes => Content.Length + (_texts?.Length ?? _sealedTexts?.Length ?? 0);

    /// <summary>The bytes and texts as this project reads them, shared as all that <see cref="Read"/> gives.</summary>
    internal LedgerEntry Entry => Read(static (content, texts) => EntryTexts.Read(content.Span, texts.Span));

    /// <summary>
    /// What the bytes and the texts say. They are read once, and all who ask for the same type share the result: it must not be
    /// changed. What this store's writer wrote has been read already, as the contract's message.
    /// </summary>
    /// <param name="read">Reads both; it throws where they are damaged.</param>
    public T Read<T>(Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        if (_read is T known)
            return known;
        var made = read(Content, Texts);
        // Not those of a petition whose key is gone: their row is there.
        if (_lacksTexts && made is LedgerEntry { TextsSha256.IsEmpty: false })
            throw new InvalidDataException($"The texts of entry {Sequence} are missing.");
        _read = made;
        return made;
    }

    /// <summary>Gives it the keys with which its texts are opened when they are asked for.</summary>
    internal StoredEntry With(TextKeys keys)
    {
        _keys = keys;
        return this;
    }

    private byte[] OpenTexts() => _sealedTexts is null || _sealedKey is null
        ? []
        : _keys!.Open(_sealedKey, _petition!.Value).Open(_sealedTexts, TextKeys.PlaceOf(Sequence));
}

/// <summary>A page of the ledger, in order of sequence.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="More">True where more was there after them when the page was read.</param>
public sealed record EntryPage(IReadOnlyList<StoredEntry> Entries, bool More);
