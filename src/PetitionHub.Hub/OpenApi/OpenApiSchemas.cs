using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.OpenApi;

/// <summary>
/// The schemas of messages and enums by protobuf's JSON mapping; each that is asked for comes into the document.
/// </summary>
/// <remarks>
/// The rules of fields are given for requests only: an answer may leave a part out, as a list does texts. So a message with such
/// rules has two schemas; the one for requests is named <c>…Input</c>.
/// </remarks>
internal sealed class OpenApiSchemas(OpenApiDocument document)
{
    private const string InputSuffix = "Input";

    private readonly Dictionary<MessageDescriptor, bool> _ruled = [];

    private IDictionary<string, IOpenApiSchema> Known => document.Components!.Schemas!;

    /// <summary>The message of a request, without fields that the address gives.</summary>
    public OpenApiSchemaReference OfRequest(MessageDescriptor message, params IReadOnlyCollection<FieldDescriptor> except) =>
        Of(message, NameOf(message), isInput: true, except);

    /// <summary>The message of an answer.</summary>
    public OpenApiSchemaReference OfAnswer(MessageDescriptor message) => Of(message, NameOf(message), isInput: false, []);

    /// <summary>A field of a request that is given in the address.</summary>
    public IOpenApiSchema OfParameter(FieldDescriptor field) => OfField(field, isInput: true, description: null);

    private OpenApiSchemaReference Of(
        MessageDescriptor message, string name, bool isInput, IReadOnlyCollection<FieldDescriptor> except)
    {
        if (Known.ContainsKey(name))
            return new(name, document);
        var fields = message.Fields.InDeclarationOrder().Except(except).ToList();
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = Describe(message),
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        var required = fields.Where(FieldLimits.IsRequired).Select(field => field.JsonName).ToHashSet();
        if (isInput && required.Count > 0)
            schema.Required = required;
        // Before its fields: a message may hold itself.
        Known[name] = schema;
        foreach (var field in fields)
            schema.Properties[field.JsonName] = OfField(field, isInput, ContractDescription.CommentOf(field));
        return new(name, document);
    }

    private IOpenApiSchema OfField(FieldDescriptor field, bool isInput, string? description)
    {
        var limits = isInput ? FieldLimits.Of(field) : null;
        if (field.IsMap)
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = description,
                AdditionalProperties = OfValue(field.MessageType.FindFieldByName("value"), isInput, null, null),
            };
        }

        if (!field.IsRepeated)
            return OfValue(field, isInput, limits, description);
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = description,
            Items = OfValue(field, isInput, limits?.Items, null),
            MinItems = (int?)limits?.Least,
            MaxItems = (int?)limits?.Most,
        };
    }

    private IOpenApiSchema OfValue(FieldDescriptor field, bool isInput, FieldLimits? limits, string? description)
    {
        if (field.FieldType is FieldType.Enum)
            return new OpenApiSchemaReference(AddEnum(field.EnumType), document) { Description = description };
        if (field.FieldType is FieldType.Message && !field.MessageType.FullName.StartsWith("google.", StringComparison.Ordinal))
        {
            var name = NameOf(field.MessageType) + (isInput && HasRules(field.MessageType) ? InputSuffix : "");
            var reference = Of(field.MessageType, name, isInput, []);
            reference.Description = description;
            return reference;
        }

        var schema = field.FieldType switch
        {
            FieldType.String => Text(),
            FieldType.Bool => new() { Type = JsonSchemaType.Boolean },
            FieldType.Bytes => new() { Type = JsonSchemaType.String, ContentEncoding = "base64" },
            FieldType.Int64 or FieldType.UInt64 => Text("int64"),
            FieldType.Double => new() { Type = JsonSchemaType.Number, Format = "double" },
            FieldType.Int32 or FieldType.UInt32 => new() { Type = JsonSchemaType.Integer, Format = "int32" },
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp" => Text("date-time"),
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Duration" =>
                new() { Type = JsonSchemaType.String, Pattern = @"^-?\d+(\.\d{1,9})?s$" },
            _ => throw new NotSupportedException($"{field.FullName} is of a kind that no field of the contract had so far."),
        };
        schema.Description = description;
        schema.ReadOnly = FieldLimits.IsOutputOnly(field);
        if (limits is not null)
            Limit(schema, field, limits);
        return schema;
    }

    private static void Limit(OpenApiSchema schema, FieldDescriptor field, FieldLimits limits)
    {
        switch (field.FieldType)
        {
            case FieldType.String:
                schema.MinLength = limits.MayBeZero ? null : (int?)limits.Least;
                schema.MaxLength = (int?)limits.Most;
                schema.Pattern = limits is { MayBeZero: true, Pattern: { } pattern } ? $"^$|{pattern}" : limits.Pattern;
                schema.Format = limits is { IsUuid: true, MayBeZero: false } ? "uuid" : null;
                break;
            case FieldType.Bytes:
                // As base64, whose padding may be left out.
                schema.MinLength = limits.MayBeZero ? null : (int?)((limits.Least * 8 + 5) / 6);
                schema.MaxLength = (int?)((limits.Most + 2) / 3 * 4);
                break;
            case FieldType.Int32:
                schema.Minimum = limits.Least?.ToString(CultureInfo.InvariantCulture);
                schema.Maximum = limits.Most?.ToString(CultureInfo.InvariantCulture);
                break;
        }
    }

    /// <summary>Whether it, or what it holds, has a rule for requests.</summary>
    private bool HasRules(MessageDescriptor message)
    {
        if (_ruled.TryGetValue(message, out var known))
            return known;
        // While its fields are looked at: a message may hold itself.
        _ruled[message] = false;
        return _ruled[message] = message.Fields.InDeclarationOrder().Any(field =>
            FieldLimits.IsRequired(field) || !FieldLimits.Of(field).IsNone
            || (field is { FieldType: FieldType.Message, IsMap: false } && HasRules(field.MessageType)));
    }

    private string AddEnum(EnumDescriptor type)
    {
        var name = NameOf(type);
        Known.TryAdd(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = string.Join('\n', type.Values
                .Select(value => $"- `{value.Name}`: {ContractDescription.CommentOf(value)}")
                .Prepend(ContractDescription.CommentOf(type) + "\n")),
            Enum = [.. type.Values.Select(value => (JsonNode)value.Name)],
        });
        return name;
    }

    private static string Describe(MessageDescriptor message) => string.Join('\n', message.Oneofs
        .Where(choice => !choice.IsSynthetic)
        .Select(choice => $"At most one of {string.Join(", ", choice.Fields.Select(field => $"`{field.JsonName}`"))}. "
            + ContractDescription.CommentOf(choice))
        .Prepend(ContractDescription.CommentOf(message)));

    private static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    private static string NameOf(IDescriptor type) => type.FullName[(type.File.Package.Length + 1)..];
}
