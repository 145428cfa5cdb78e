using System.Buffers;
using System.Text;

namespace PetitionHub.CommandLine.Texts;

/// <summary>
/// Decodes text files strictly: an invalid byte is reported with its position. Replacing it by U+FFFD would store the damage in
/// the ledger for good.
/// </summary>
internal sealed class TextDecoder
{
    /// <summary>A short Chinese text in GB18030 may be UTF-8 by chance; one with so many bytes beyond ASCII is not.</summary>
    private const int TooLongForChance = 12;

    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private readonly bool _isGb18030;

    private TextDecoder(bool isGb18030) => _isGb18030 = isGb18030;

    /// <summary>UTF-8, with or without a byte order mark.</summary>
    public static TextDecoder Utf8 { get; } = new(isGb18030: false);

    /// <summary>GB18030, and with it GBK and GB2312.</summary>
    public static TextDecoder Gb18030 { get; } = new(isGb18030: true);

    private string Advice => _isGb18030
        ? "Leave --encoding out where the text is UTF-8."
        : "Save it as UTF-8, or, where the command takes it, say --encoding gb18030.";

    /// <summary>Decodes a whole text.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="name">What it is, for the error: a file's name.</param>
    /// <exception cref="UsageException">It is in another encoding; the message says where that shows.</exception>
    public string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        RefuseUtf16(bytes, name);
        if (TryDecode(WithoutMark(bytes), out var text, out int at))
            return text;
        var before = WithoutMark(bytes)[..at];
        var place = $"line {before.Count((byte)'\n') + 1}, byte {at - before.LastIndexOf((byte)'\n')}";
        throw new UsageException($"{name}, {place}: {Describe(WithoutMark(bytes))}", Advice);
    }

    /// <summary>Decodes a line; false where it is not in the encoding, with what is wrong and what to do.</summary>
    public bool TryDecode(ReadOnlySpan<byte> line, out string text, out string fault)
    {
        var isText = TryDecode(line, out text, out int at);
        fault = isText ? "" : $"byte {at + 1}: {Describe(line)} {Advice}";
        return isText;
    }

    /// <summary>UTF-16 is recognised by its first bytes, since it cannot be split into lines like the others.</summary>
    /// <exception cref="UsageException">It is UTF-16.</exception>
    public static void RefuseUtf16(ReadOnlySpan<byte> start, string name)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..])
            throw new UsageException(
                $"{name}, line 1, byte 1: it is UTF-16, not UTF-8.", "Save it as UTF-8, as with: iconv -f UTF-16 -t UTF-8");
    }

    /// <summary>Without the byte order mark that some editors put before UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> start) =>
        start is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : start;

    private bool TryDecode(ReadOnlySpan<byte> bytes, out string text, out int at)
    {
        at = _isGb18030 ? FaultOfGb18030(bytes) : FaultOfUtf8(bytes);
        text = at >= 0 ? "" : (_isGb18030 ? StrictGb18030 : Encoding.UTF8).GetString(bytes);
        return at < 0;
    }

    private string Describe(ReadOnlySpan<byte> bytes) => _isGb18030
        ? FaultOfUtf8(bytes) < 0 ? "this is UTF-8, not GB18030." : "this is not GB18030; it is cut or damaged."
        : StrictlyGb18030(bytes) < 0 ? "this is not UTF-8; it looks like GB18030 (GBK)."
            : "this is not UTF-8; it is cut or damaged.";

    private static int FaultOfGb18030(ReadOnlySpan<byte> bytes)
    {
        var firstBeyondAscii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (firstBeyondAscii < 0)
            return -1;
        var beyondAscii = 0;
        foreach (var one in bytes)
            beyondAscii += one >> 7;
        return beyondAscii >= TooLongForChance && FaultOfUtf8(bytes) < 0 ? firstBeyondAscii : StrictlyGb18030(bytes);
    }

    /// <summary>Where the first byte is that is not of the encoding; -1 for nowhere.</summary>
    private static int StrictlyGb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            StrictGb18030.GetCharCount(bytes);
            return -1;
        }
        catch (DecoderFallbackException exception)
        {
            return Math.Clamp(exception.Index, 0, bytes.Length - 1);
        }
    }

    private static int FaultOfUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8IsValid(bytes))
            return -1;
        Span<char> unused = stackalloc char[256];
        var at = 0;
        while (System.Text.Unicode.Utf8.ToUtf16(bytes[at..], unused, out var read, out _, replaceInvalidSequences: false)
            == OperationStatus.DestinationTooSmall)
            at += read;
        System.Text.Unicode.Utf8.ToUtf16(bytes[at..], unused, out var sound, out _, replaceInvalidSequences: false);
        return at + sound;
    }

    private static bool Utf8IsValid(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);
}
