using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace PetitionHub.CommandLine.Output;

/// <summary>
/// The JSON that programs read: the contract's field names, every field present, Chinese text as it is, one line.
/// </summary>
internal static class Json
{
    private static readonly JsonFormatter Formatter =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true));

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IMessage message) => Formatter.Format(message);

    public static string Of(JsonNode node) => node.ToJsonString(Options);
}
