using System.Buffers.Text;
using System.Text;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// The parts of a file that says whom the hub trusts: PEM blocks (RFC 7468) and the lines between them. It is read whole or not
/// at all: a reader that passes over what it cannot read takes half a file for all of it.
/// </summary>
/// <remarks>Its faults name lines, never their contents: they go to the log.</remarks>
internal static class SecurityText
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; a part has either a block or a line.</summary>
    /// <exception cref="InvalidDataException">It is empty or no text, or a block is cut off or broken.</exception>
    public static IReadOnlyList<SecurityPart> ReadFile(string path) => Read(File.ReadAllBytes(path));

    /// <summary>Reads the bytes of such a file; see <see cref="ReadFile"/>.</summary>
    public static IReadOnlyList<SecurityPart> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new InvalidDataException("It is empty: it may be a copy in progress.");
        var lines = Decode(bytes).Split('\n');
        var parts = new List<SecurityPart>();
        for (var index = 0; index < lines.Length; index++)
        {
            var (number, line) = (index + 1, lines[index].Trim());
            if (line.StartsWith(Begin, StringComparison.Ordinal) && line.EndsWith(Dashes, StringComparison.Ordinal))
                parts.Add(new SecurityPart(number, "", ReadBlock(lines, ref index)));
            else if (line.StartsWith('-') || line.Contains(Dashes, StringComparison.Ordinal))
                throw new InvalidDataException(
                    $"Line {number} does not begin a block, and a block may be cut off before it.");
            else
                parts.Add(new SecurityPart(number, line, null));
        }

        return parts;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(
                bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? throw new InvalidDataException("It is not text in UTF-8.")
                : text;
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("It is not text in UTF-8.");
        }
    }

    private static PemBlock ReadBlock(string[] lines, ref int index)
    {
        var first = index + 1;
        var label = lines[index].Trim()[Begin.Length..^Dashes.Length];
        var data = new StringBuilder();
        for (index++; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line == End + label + Dashes)
                return new PemBlock(first, label, data.ToString());
            if (line.Contains(Dashes, StringComparison.Ordinal))
                break;
            data.Append(line);
        }

        throw new InvalidDataException($"The block that begins at line {first} is cut off.");
    }
}

/// <summary>A line between blocks, or a block.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Line">The line without what surrounds it; empty for a block.</param>
/// <param name="Block">The block; null for a line.</param>
internal sealed record SecurityPart(int Number, string Line, PemBlock? Block);

/// <summary>A PEM block.</summary>
/// <param name="Number">The line at which it begins, from 1.</param>
/// <param name="Label">What it says to be.</param>
/// <param name="Data">The text between its lines of dashes.</param>
internal sealed record PemBlock(int Number, string Label, string Data)
{
    /// <summary>What it encodes.</summary>
    /// <exception cref="InvalidDataException">It has another label, is empty, or is not base64.</exception>
    public byte[] Read(string label)
    {
        if (Label != label)
            throw new InvalidDataException($"The block that begins at line {Number} is {Label}, not {label}.");
        return Data.Length > 0 && Base64.IsValid(Data)
            ? Convert.FromBase64String(Data)
            : throw new InvalidDataException($"The block that begins at line {Number} is broken.");
    }
}
