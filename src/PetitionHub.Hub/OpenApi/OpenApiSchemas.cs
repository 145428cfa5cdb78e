using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.OpenApi;

/// <summary>The schemas of messages and enums by protobuf's JSON mapping; each that is asked for comes into the document.</summary>
internal sealed class OpenApiSchemas(OpenApiDocument document)
{
    private IDictionary<string, IOpenApiSchema> Known => document.Components!.Schemas!;

    /// <summary>A message, without fields that the address gives.</summary>
    public OpenApiSchemaReference Of(MessageDescriptor message, params IReadOnlyCollection<FieldDescriptor> except)
    {
        var name = NameOf(message);
        if (Known.ContainsKey(name))
            return new(name, document);
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = Describe(message),
            Properties = new Dictionary<string, IOpenApiSchema>(),
        };
        // Before its fields: a message may hold itself.
        Known[name] = schema;
        foreach (var field in message.Fields.InDeclarationOrder().Except(except))
            schema.Properties[field.JsonName] = OfField(field);
        return new(name, document);
    }

    /// <summary>A field.</summary>
    public IOpenApiSchema OfField(FieldDescriptor field, bool described = true)
    {
        var description = described ? ContractDescription.CommentOf(field) : null;
        if (field.IsMap)
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = description,
                AdditionalProperties = OfValue(field.MessageType.FindFieldByName("value"), null),
            };
        }

        return field.IsRepeated
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Description = description, Items = OfValue(field, null) }
            : OfValue(field, description);
    }

    private IOpenApiSchema OfValue(FieldDescriptor field, string? description)
    {
        if (field.FieldType is FieldType.Enum)
            return new OpenApiSchemaReference(AddEnum(field.EnumType), document) { Description = description };
        if (field.FieldType is FieldType.Message && !field.MessageType.FullName.StartsWith("google.", StringComparison.Ordinal))
        {
            var reference = Of(field.MessageType);
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
        return schema;
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
