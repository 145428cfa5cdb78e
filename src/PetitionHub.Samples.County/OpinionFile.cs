using System.Text;
using Google.Protobuf;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Samples.County;

/// <summary>
/// Reads a handling opinion that the department's own system laid out: JSON in UTF-8, in a file that the petition names.
/// </summary>
internal static class OpinionFile
{
    /// <summary>
    /// More than any opinion that the hub takes: a film that was laid there by mistake is not read into memory.
    /// </summary>
    private const int MaxBytes = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The command of the file, without its request id.</summary>
    /// <exception cref="FormatException">The file is not a handling opinion; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">It cannot be read now.</exception>
    public static async Task<ConcludePetitionRequest> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(Path.GetFileNameWithoutExtension(file.Name), out var petition))
            throw new FormatException(
                "The file's name is not a petition: lay an opinion out as PETITION.json, by the id of the file in `incoming`.");
        if (file.Length > MaxBytes)
            throw new FormatException($"The file has {file.Length:N0} bytes: no opinion is so long.");
        var opinion = Parse(Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
        var texts = new (string Name, string Text)[]
        {
            ("claim", opinion.Claim), ("factsAndReasons", opinion.FactsAndReasons),
            ("opinion", opinion.Opinion), ("legalBasis", opinion.LegalBasis),
        };
        var missing = texts.Where(field => string.IsNullOrWhiteSpace(field.Text)).Select(field => field.Name).ToList();
        if (missing.Count > 0)
            throw new FormatException($"The opinion lacks {string.Join(", ", missing)}.");
        var request = new ConcludePetitionRequest { PetitionId = petition.ToString(), HandlingOpinion = opinion };
        var bytes = request.CalculateSize();
        return bytes < Outbox.MaxCommandBytes
            ? request
            : throw new FormatException($"The opinion has {bytes:N0} bytes: the hub takes {Outbox.MaxCommandBytes:N0}.");
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            // A byte order mark, as editors on Windows write it, is not part of the text.
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new FormatException(
                $"Line {line}, byte {fault.Index + 1} of the file: the text is not UTF-8. "
                + (IsGb18030(bytes) ? "It is likely GB18030 or GBK. " : "") + "Write it as UTF-8 (请以 UTF-8 编码保存).", fault);
        }
    }

    private static bool IsGb18030(byte[] bytes)
    {
        try
        {
            return Gb18030.GetString(bytes).Any(character => character is >= '\u4E00' and <= '\u9FFF');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static HandlingOpinion Parse(string text)
    {
        try
        {
            return JsonParser.Default.Parse<HandlingOpinion>(text);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever a parser says of a text is the text's fault.
            throw new FormatException($"The file is not a handling opinion in JSON: {fault.Message}", fault);
        }
    }
}
