using System.Text.Json.Nodes;
using PetitionHub.CommandLine.Output;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>
/// The refused lines of one run. It begins empty, so that it always lists what is left to do; it is created with its first line.
/// </summary>
internal sealed class RefusedFile : IDisposable
{
    private readonly Terminal _terminal;
    private readonly Lock _writing = new();
    private StreamWriter? _writer;

    public RefusedFile(string path, Terminal terminal)
    {
        Path = path;
        _terminal = terminal;
        File.Delete(path);
    }

    public string Path { get; }

    public void Append(LineRefusal refusal)
    {
        var json = Json.Of(new JsonObject
        {
            ["line"] = refusal.Line,
            ["request_id"] = refusal.RequestId,
            ["reason"] = refusal.Reason,
            ["field"] = refusal.Field,
            ["message"] = refusal.Message,
        });
        lock (_writing)
        {
            _writer ??= new StreamWriter(PrivateFile.Open(Path, FileMode.Create, FileAccess.Write)) { AutoFlush = true };
            _writer.WriteLine(json);
            if (_terminal.IsJson)
                _terminal.Complain(json);
            else
                _terminal.Complain($"line {refusal.Line}: {refusal.Reason}: {FieldPart(refusal)}{refusal.Message}");
        }
    }

    public void Dispose() => _writer?.Dispose();

    private static string FieldPart(LineRefusal refusal) => refusal.Field.Length > 0 ? $"{refusal.Field}: " : "";
}
