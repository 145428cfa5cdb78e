using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Wire;

namespace PetitionHub.Hub.Json;

/// <summary>Finds what is wrong with the fields of a request, as protobuf's JSON mapping has them, each by its path.</summary>
internal sealed class JsonFields(MessageDescriptor request)
{
    private const string OwnPackage = "petitionhub";

    private readonly Dictionary<FieldDescriptor, string> _address = [];
    private readonly RequestFields _faults = new();

    /// <summary>FIELD_INVALID with all that was found; null where all is well.</summary>
    public Refusal? Refusal => _faults.Refusal;

    /// <summary>Notes a fault.</summary>
    public void Fault(string path, string description) => _faults.Fault(path, description);

    /// <summary>A field that is given by the address.</summary>
    public void ReadAddress(string name, string text)
    {
        if (FindField(request, name) is not { } field)
            Fault(name, "is no field of this call");
        else if (field.IsMap || IsOwnMessage(field) || (!_address.TryAdd(field, text) && !field.IsRepeated))
            Fault(field.Name, "cannot be given so, or not twice");
        else
            ReadValue(field, AsJson(field, text), field.Name);
    }

    /// <summary>The body.</summary>
    public void ReadBody(JsonElement body)
    {
        try
        {
            ReadMessage(request, body, "");
        }
        catch (InvalidOperationException)
        {
            // The parser looks at a text only when it is read.
            Fault("body", "has a text that is not of Unicode");
        }
    }

    private void ReadMessage(MessageDescriptor message, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Fault(path.Length == 0 ? "body" : path.TrimEnd('.'), "must be an object");
            return;
        }

        var given = new HashSet<IDescriptor>();
        // Null is as if it were not given.
        foreach (var property in json.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            if (FindField(message, property.Name) is not { } field)
                Fault(path + property.Name, $"is no field of {message.Name}");
            else if (!given.Add(field) || (field.RealContainingOneof is { } choice && !given.Add(choice)))
                Fault(path + field.Name, "is given twice, or beside another of which there is only one");
            else if (path.Length == 0 && _address.TryGetValue(field, out var text) && property.Value.ToString() != text)
                Fault(field.Name, "is another in the address");
            else
                ReadField(field, property.Value, path + field.Name);
        }
    }

    private void ReadField(FieldDescriptor field, JsonElement json, string path)
    {
        if (field.IsMap || !IsOwnMessage(field))
        {
            ReadValue(field, json.GetRawText(), path);
        }
        else if (!field.IsRepeated)
        {
            ReadMessage(field.MessageType, json, path + ".");
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in json.EnumerateArray().Index())
                ReadMessage(field.MessageType, item, $"{path}[{index}].");
        }
        else
        {
            Fault(path, "must be a list");
        }
    }

    /// <summary>Protobuf's own parser says whether a value is one of the field.</summary>
    private void ReadValue(FieldDescriptor field, string json, string path)
    {
        try
        {
            JsonParser.Default.Parse($$"""{"{{field.Name}}":{{json}}}""", field.ContainingType);
        }
        catch (IOException) // InvalidProtocolBufferException or InvalidJsonException.
        {
            Fault(path, $"must be {(field.IsRepeated ? "a list; each " : "")}{Kind(field)}");
        }
    }

    private static string AsJson(FieldDescriptor field, string text)
    {
        var json = field.FieldType == FieldType.Bool && text is "true" or "false" ? text : JsonSerializer.Serialize(text, JsonTexts.Default.String);
        return field.IsRepeated ? $"[{json}]" : json;
    }

    private static string Kind(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "a text",
        FieldType.Bool => "true or false",
        FieldType.Bytes => "base64",
        FieldType.Enum => "one of " + string.Join(", ", field.EnumType.Values.Where(value => value.Number != 0).Select(value => value.Name)),
        FieldType.Message when field.MessageType == Timestamp.Descriptor => "a time as 2026-02-13T08:00:00Z",
        FieldType.Message when field.MessageType == Duration.Descriptor => "a duration as 10s",
        FieldType.Message => "a " + field.MessageType.Name,
        _ => "a whole number in range",
    };

    private static FieldDescriptor? FindField(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);

    private static bool IsOwnMessage(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.MessageType.File.Package.StartsWith(OwnPackage, StringComparison.Ordinal);
}
