using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Requests;

namespace PetitionHub.Hub.Json;

/// <summary>
/// Reads the fields of a request as protobuf's JSON mapping has them, and finds what is wrong with each, by its path. Transcoding
/// takes fewer forms than the mapping has, and answers with the names of its own types: it gets what was read here, in the one
/// form it takes.
/// </summary>
internal sealed class JsonFields(MessageDescriptor request)
{
    private const string OwnPackage = "petitionhub";

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private readonly Dictionary<FieldDescriptor, string> _address = [];
    private readonly IMessage _body = New(request);
    private readonly IMessage _query = New(request);
    private readonly RequestFields _violations = new();

    /// <summary>FIELD_INVALID with all that was found; null where all is well.</summary>
    public Refusal? Refusal => _violations.Refusal;

    /// <summary>What the body said.</summary>
    public byte[] Body => System.Text.Encoding.UTF8.GetBytes(Formatter.Format(_body));

    /// <summary>What the address said: each field with its values.</summary>
    public IEnumerable<(string Name, string Value)> ListAddress()
    {
        using var json = JsonDocument.Parse(Formatter.Format(_query));
        foreach (var field in json.RootElement.EnumerateObject())
        {
            JsonElement[] values = field.Value.ValueKind == JsonValueKind.Array
                ? [.. field.Value.EnumerateArray()]
                : [field.Value];
            foreach (var value in values)
                yield return (field.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
    }

    /// <summary>Notes a fault.</summary>
    public void Reject(string path, string description) => _violations.Reject(path, description);

    /// <summary>A field that is given by the address.</summary>
    public void ReadAddress(string name, string text)
    {
        if (FindField(request, name) is not { } field)
            Reject(name, "is no field of this call");
        else if (field.IsMap || IsOwnMessage(field) || (!_address.TryAdd(field, text) && !field.IsRepeated))
            Reject(field.Name, "cannot be given so, or not twice");
        else
            ReadValue(_query, field, JsonValues.OfAddress(field, text), field.Name);
    }

    /// <summary>The body.</summary>
    public void ReadBody(JsonElement body)
    {
        try
        {
            ReadMessage(_body, body, "");
        }
        catch (InvalidOperationException)
        {
            // The parser looks at a text only when it is read.
            Reject("body", "has a text that is not of Unicode");
        }
    }

    private void ReadMessage(IMessage message, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Reject(path.Length == 0 ? "body" : path.TrimEnd('.'), "must be an object");
            return;
        }

        var given = new HashSet<IDescriptor>();
        // Null is as if it were not given.
        foreach (var property in json.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            if (FindField(message.Descriptor, property.Name) is not { } field)
                Reject(path + property.Name, $"is no field of {message.Descriptor.Name}");
            else if (!given.Add(field) || (field.RealContainingOneof is { } choice && !given.Add(choice)))
                Reject(path + field.Name, "is given twice, or beside another of which there is only one");
            else if (path.Length == 0 && _address.TryGetValue(field, out var text) && property.Value.ToString() != text)
                Reject(field.Name, "is another in the address");
            else
                ReadField(message, field, property.Value, path + field.Name);
        }
    }

    private void ReadField(IMessage message, FieldDescriptor field, JsonElement json, string path)
    {
        if (field.IsMap || !IsOwnMessage(field))
        {
            ReadValue(message, field, JsonValues.OfBody(field, json), path);
        }
        else if (!field.IsRepeated)
        {
            var value = New(field.MessageType);
            ReadMessage(value, json, path + ".");
            field.Accessor.SetValue(message, value);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in json.EnumerateArray().Index())
            {
                var value = New(field.MessageType);
                ReadMessage(value, item, $"{path}[{index}].");
                ((IList)field.Accessor.GetValue(message)).Add(value);
            }
        }
        else
        {
            Reject(path, "must be a list");
        }
    }

    /// <summary>Protobuf's own parser says whether a value is one of the field.</summary>
    private void ReadValue(IMessage message, FieldDescriptor field, string json, string path)
    {
        try
        {
            message.MergeFrom(JsonParser.Default.Parse($$"""{"{{field.Name}}":{{json}}}""", field.ContainingType).ToByteString());
        }
        catch (IOException) // InvalidProtocolBufferException or InvalidJsonException.
        {
            Reject(path, $"must be {(field.IsRepeated ? "a list; each " : "")}{JsonValues.Kind(field)}");
        }
    }

    private static IMessage New(MessageDescriptor message) => (IMessage)Activator.CreateInstance(message.ClrType)!;

    private static FieldDescriptor? FindField(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);

    private static bool IsOwnMessage(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.MessageType.File.Package.StartsWith(OwnPackage, StringComparison.Ordinal);
}
