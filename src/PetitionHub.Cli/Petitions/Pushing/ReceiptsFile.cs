using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PetitionHub.Cli.Output;
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
    private readonly HashSet<Guid> _requestIds;
    private readonly Lock _writing = new();

    private ReceiptsFile(FileStream stream, HashSet<Guid> requestIds)
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
    /// <exception cref="InvalidDataException">A line is no receipt: the file is another one.</exception>
    /// <exception cref="IOException">Another push of the same file is under way.</exception>
    public static ReceiptsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var requestIds = new HashSet<Guid>();
            stream.SetLength(ReadAll(stream, requestIds));
            stream.Seek(0, SeekOrigin.End);
            return new ReceiptsFile(stream, requestIds);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>True where the command has its receipt.</summary>
    public bool Has(Guid requestId)
    {
        lock (_writing)
            return _requestIds.Contains(requestId);
    }

    public void Append(long line, RegisterPetitionResponse response)
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
        });
        var bytes = Encoding.UTF8.GetBytes(json + "\n");
        lock (_writing)
        {
            _requestIds.Add(Guid.Parse(receipt.RequestId));
            _stream.Write(bytes);
            _stream.Flush();
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Reads the whole lines; tells where the last of them ends.</summary>
    private static long ReadAll(FileStream stream, HashSet<Guid> requestIds)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var end = 0L;
        while (reader.ReadLine() is { } line)
        {
            end += Encoding.UTF8.GetByteCount(line) + 1;
            if (end > stream.Length)
                return end - Encoding.UTF8.GetByteCount(line) - 1;
            requestIds.Add(ReadRequestId(line, stream.Name));
        }

        return end;
    }

    private static Guid ReadRequestId(string line, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("request_id").GetGuid();
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is no file of receipts, at: {line}", exception);
        }
    }
}
