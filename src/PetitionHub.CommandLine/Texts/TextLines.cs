namespace PetitionHub.CommandLine.Texts;

/// <summary>Reads a file a line at a time. A line that cannot be read is reported, and the others are still read.</summary>
internal static class TextLines
{
    /// <summary>The longest line, in bytes: four times the longest message, since JSON may write a character as six.</summary>
    public const int LongestLine = 1024 * 1024;

    private const byte LineFeed = (byte)'\n';

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="UsageException">It is UTF-16.</exception>
    public static IEnumerable<TextLine> Read(string path, TextDecoder decoder)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        foreach (var line in Read(file, decoder, Path.GetFileName(path)))
            yield return line;
    }

    /// <summary>Reads the lines of a stream.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="decoder">What makes text of them.</param>
    /// <param name="name">What it is, for the error.</param>
    /// <exception cref="UsageException">It is UTF-16.</exception>
    public static IEnumerable<TextLine> Read(Stream stream, TextDecoder decoder, string name)
    {
        var buffer = new byte[64 * 1024];
        var (start, end, skipped) = (0, 0, 0L);
        var number = 0L;
        for (var more = true; more || end > start;)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf(LineFeed);
            if (length < 0 && more)
            {
                if (end - start > LongestLine)
                    (skipped, start) = (skipped + end - start, end);
                (start, end) = MakeRoom(ref buffer, start, end);
                var read = stream.Read(buffer, end, buffer.Length - end);
                more = read > 0;
                end += read;
                continue;
            }

            // The last line may lack its end.
            var size = length < 0 ? end - start : length + 1;
            yield return Decode(++number, buffer.AsSpan(start, size), skipped, decoder, name);
            (start, skipped) = (start + size, 0);
        }

        if (skipped > 0)
            yield return TooLong(++number, skipped);
    }

    private static (int Start, int End) MakeRoom(ref byte[] buffer, int start, int end)
    {
        if (end == buffer.Length && start == 0)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
            return (start, end);
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        return (0, end - start);
    }

    private static TextLine Decode(long number, ReadOnlySpan<byte> bytes, long skipped, TextDecoder decoder, string name)
    {
        if (skipped + bytes.Length > LongestLine)
            return TooLong(number, skipped + bytes.Length);
        var size = bytes.Length;
        if (number == 1)
        {
            TextDecoder.RefuseUtf16(bytes, name);
            bytes = TextDecoder.WithoutMark(bytes);
        }

        var line = bytes.TrimEnd("\r\n"u8);
        return decoder.TryDecode(line, out var text, out string fault) ? new(number, size, text) : new(number, size, "", fault);
    }

    private static TextLine TooLong(long number, long bytes) =>
        new(number, bytes, "", $"the line has {bytes:N0} bytes; at most {LongestLine:N0} are read.");
}
