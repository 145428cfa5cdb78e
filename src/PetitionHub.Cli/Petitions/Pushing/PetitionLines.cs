using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using PetitionHub.CommandLine.Texts;
using PetitionHub.Hub;
using PetitionHub.V1;

namespace PetitionHub.Cli.Petitions.Pushing;

/// <summary>Turns lines into requests. The same line gives the same request, request id included, whenever it is read.</summary>
internal sealed class PetitionLines(string unit, LineDefaults defaults)
{
    private const string HandoverName = "handover";
    private const string BodyName = "body";

    // Names that come twice are a fault: which of the two values is meant is not for a parser to choose.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] HandoverKinds = ["transfer", "assignment", "referral", "upward_report"];

    private readonly LineKeys _keys = new(unit);

    /// <summary>Reads a line.</summary>
    /// <exception cref="LineException">It is not a petition.</exception>
    public RegisterPetitionRequest Read(NumberedLine line)
    {
        try
        {
            var json = line.Json ?? throw line.Fault!;
            var request = json.ContainsKey(BodyName) ? MailboxMessage.Read(json, unit) : ReadRegistration(json);
            request.RequestId = _keys.RequestIdOf(line, json).ToString();
            FillIn(request);
            return request.CalculateSize() is var size && size > HubOptions.MaxMessageBytes
                ? throw new LineException(
                    "", $"The petition has {size:N0} bytes; at most {HubOptions.MaxMessageBytes:N0} are taken.")
                : request;
        }
        catch (Exception exception) when (exception is not LineException)
        {
            throw OfLine(exception);
        }
    }

    /// <summary>
    /// Numbers the lines, and marks those that occur again. Lines with an id or a request id are told apart by that.
    /// </summary>
    public IEnumerable<NumberedLine> Number(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
            if (line.Fault is not null || !string.IsNullOrWhiteSpace(line.Text))
                yield return Number(line);
    }

    private NumberedLine Number(TextLine line)
    {
        try
        {
            if (line.Fault is not null)
                throw new LineException("", $"The line is not text: {line.Fault}");
            var json = JsonNode.Parse(line.Text, documentOptions: Strict) as JsonObject
                ?? throw new LineException("", "The line is not a JSON object.");
            return new NumberedLine(line.Number, line.Text, json, null, _keys.CountBefore(line.Text, json));
        }
        catch (Exception exception)
        {
            return new NumberedLine(line.Number, line.Text, null, exception as LineException ?? OfLine(exception));
        }
    }

    /// <summary>A fault in a line concerns that line alone: the others are still pushed.</summary>
    private static LineException OfLine(Exception exception) => new("", $"The line is not JSON: {exception.Message}");

    private static RegisterPetitionRequest ReadRegistration(JsonObject json)
    {
        var registration = (JsonObject)json.DeepClone();
        LineKeys.RemoveFrom(registration);
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
}
