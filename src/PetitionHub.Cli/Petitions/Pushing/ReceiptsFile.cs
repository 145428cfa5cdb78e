using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// The receipts of a file's lines, appended as they come: which lines need not be sent again. Losing its end costs nothing but
/// time, since a line that is sent again gets its first receipt; so it is handed to the system after each receipt, and never
/// waited for.
/// </summary>
internal sealed class ReceiptsFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly Dictionary<Guid, string> _requestIds;
    private readonly Lock _writing = new();

    private ReceiptsFile(FileStream stream, Dictionary<Guid, string> requestIds)
    {
        _stream = stream;
        _requestIds = requestIds;
    }

    public string Path => _stream.Name;

    public int Count
    {
        get
        {
            lock (_writing)
                return _requestIds.Count;
        }
    }

    /// <summary>Opens the file, made where it is not there; a last line that a crash cut short is taken off.</summary>
    /// <exception cref="InvalidDataException">A line is not a receipt: the file is another one.</exception>
    /// <exception cref="IOException">Another push of the same file is under way.</exception>
    public static ReceiptsFile Open(string path)
    {
        var stream = PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        try
        {
            var requestIds = new Dictionary<Guid, string>();
            stream.SetLength(ReadAll(stream, requestIds, out var newest));
            stream.Seek(0, SeekOrigin.End);
            return new ReceiptsFile(stream, requestIds) { Newest = newest };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The receipt with the highest sequence; null where there is none. They are not appended in that order.</summary>
    public (Guid RequestId, long Sequence, string Sha256)? Newest { get; private init; }

    /// <summary>True where the very same command has its receipt; another one under its id is for the hub to refuse.</summary>
    public bool Has(RegisterPetitionRequest request)
    {
        lock (_writing)
            return _requestIds.TryGetValue(Guid.Parse(request.RequestId), out var digest) && digest == DigestOf(request);
    }

    public void Append(long line, RegisterPetitionRequest request, RegisterPetitionResponse response)
    {
        var receipt = response.Receipt;
        var json = Json.Of(new JsonObject
        {
            ["line"] = line,
            ["request_id"] = receipt.RequestId,
            ["petition_id"] = receipt.PetitionId,
            ["first_sequence"] = receipt.FirstSequence,
            ["last_sequence"] = receipt.LastSequence,
            ["sha256"] = Convert.ToHexStringLower(receipt.Sha256.Span),
            ["query_code"] = response.QueryCode,
            ["likely_repeats"] = response.LikelyRepeats.Count,
            ["command_digest"] = DigestOf(request),
        });
        var bytes = Encoding.UTF8.GetBytes(json + "\n");
        lock (_writing)
        {
            _requestIds[Guid.Parse(receipt.RequestId)] = DigestOf(request);
            _stream.Write(bytes);
            _stream.Flush();
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>The first 8 bytes of the SHA-256 of the command: enough to tell a changed line.</summary>
    public static string DigestOf(RegisterPetitionRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray()).AsSpan(0, 8));

    /// <summary>Reads the whole lines; returns where the last of them ends.</summary>
    private static long ReadAll(
        FileStream stream, Dictionary<Guid, string> requestIds, out (Guid RequestId, long Sequence, string Sha256)? newest)
    {
        newest = null;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var end = 0L;
        while (reader.ReadLine() is { } line)
        {
            end += Encoding.UTF8.GetByteCount(line) + 1;
            if (end > stream.Length)
                return end - Encoding.UTF8.GetByteCount(line) - 1;
            var (requestId, digest, sequence, sha256) = ReadReceipt(line, stream.Name);
            requestIds[requestId] = digest;
            if (newest is not { } before || sequence >= before.Sequence)
                newest = (requestId, sequence, sha256);
        }

        return end;
    }

    private static (Guid RequestId, string Digest, long Sequence, string Sha256) ReadReceipt(string line, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var receipt = json.RootElement;
            return (
                receipt.GetProperty("request_id").GetGuid(),
                receipt.GetProperty("command_digest").GetString() ?? "",
                receipt.GetProperty("last_sequence").GetInt64(),
                receipt.GetProperty("sha256").GetString() ?? "");
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not a file of receipts, at: {line}", exception);
        }
    }
}
