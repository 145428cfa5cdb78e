using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>Turns lines into requests. The same line gives the same request, request id included, whenever it is read.</summary>
internal sealed class PetitionLines(string unit, LineDefaults defaults)
{
    private const string IdName = "id";
    private const string RequestIdName = "request_id";
    private const string HandoverName = "handover";
    private const string BodyName = "body";

    private static readonly string[] HandoverKinds = ["transfer", "assignment", "referral", "upward_report"];

    private readonly LineKeys _keys = new(unit);

    /// <summary>Reads a line.</summary>
    /// <exception cref="LineException">It is no petition.</exception>
    public RegisterPetitionRequest Read(NumberedLine line)
    {
        var json = ReadObject(line.Text);
        var request = json.ContainsKey(BodyName) ? MailboxMessage.Read(json, unit) : ReadRegistration(json);
        request.RequestId = _keys.RequestIdOf(line, Take(json, RequestIdName), Take(json, IdName)).ToString();
        FillIn(request);
        return request;
    }

    /// <summary>
    /// Numbers the lines, and marks those that occur again. Lines with an id or a request id are told apart by that.
    /// </summary>
    public IEnumerable<NumberedLine> Number(IEnumerable<string> lines) => _keys.Number(lines);

    private static JsonObject ReadObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new LineException("", "The line is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new LineException("", $"The line is no JSON: {exception.Message}");
        }
    }

    private static RegisterPetitionRequest ReadRegistration(JsonObject json)
    {
        var registration = (JsonObject)json.DeepClone();
        registration.Remove(RequestIdName);
        registration.Remove(IdName);
        registration.Remove(HandoverName);
        var request = new RegisterPetitionRequest { Registration = Parse<Registration>(registration, "registration") };
        if (json[HandoverName] is { } handover)
            ReadHandover(handover, request);
        return request;
    }

    private static void ReadHandover(JsonNode node, RegisterPetitionRequest request)
    {
        if (node is not JsonObject { Count: 1 } handover || !HandoverKinds.Contains(handover.First().Key))
            throw new LineException(HandoverName, $"A handover has one of: {string.Join(", ", HandoverKinds)}.");
        var (kind, step) = handover.First();
        var field = RegisterPetitionRequest.Descriptor.FindFieldByName(kind);
        field.Accessor.SetValue(request, Parse(step, kind, json => JsonParser.Default.Parse(json, field.MessageType)));
    }

    private static T Parse<T>(JsonNode? node, string field)
        where T : IMessage<T>, new() =>
        Parse(node, field, JsonParser.Default.Parse<T>);

    private static T Parse<T>(JsonNode? node, string field, Func<string, T> parse)
    {
        try
        {
            return parse(node?.ToJsonString() ?? "");
        }
        catch (Exception exception) when (exception is InvalidJsonException or InvalidProtocolBufferException)
        {
            throw new LineException(field, exception.Message);
        }
    }

    private void FillIn(RegisterPetitionRequest request)
    {
        var details = request.Registration.Details ??= new PetitionDetails();
        if (details.Category.Length == 0)
            details.Category = defaults.Category;
        if (details.Territory.Length == 0)
            details.Territory = defaults.Territory;
        if (details.Channel == Channel.Unspecified)
            details.Channel = defaults.Channel;
        if (details.Purpose == Purpose.Unspecified)
            details.Purpose = defaults.Purpose;
        if (request.HandoverCase == RegisterPetitionRequest.HandoverOneofCase.None && defaults.DestinationUnit.Length > 0)
            request.Transfer = new Transfer { DestinationUnit = defaults.DestinationUnit };
    }

    private static string? Take(JsonObject json, string name) => json[name]?.ToString();
}
