using System.Net.Mime;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;
using PetitionHub.Contracts;
using PetitionHub.Hub.Json;

namespace PetitionHub.Hub.OpenApi;

/// <summary>The schema of a refusal, with every reason there is.</summary>
internal static class OpenApiProblem
{
    private const string Name = "Problem";
    private const string Reason = "Reason";

    public static void AddTo(OpenApiDocument document, IEnumerable<FileDescriptor> files)
    {
        var reasons = files.SelectMany(file => file.EnumTypes).Single(type => type.Name == Reason);
        document.AddComponent<IOpenApiSchema>(Reason, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = string.Join('\n', ReasonDescription.All
                .Select(reason => Describe(reason, reasons.FindValueByNumber((int)reason.Reason)))
                .Prepend(ContractDescription.CommentOf(reasons) + "\n")),
            Enum = [.. ReasonDescription.All.Select(reason => (JsonNode)reason.Name)],
        });
        document.AddComponent<IOpenApiSchema>(Name, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description =
                "Why a call failed: problem details (RFC 9457), made of the same google.rpc.Status that gRPC clients get.",
            Required = new HashSet<string> { "type", "title", "status", "detail", "code", "reason", "metadata" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("urn:petitionhub:reason: and the reason."),
                ["title"] = Text("The reason, for people."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["detail"] = Text("What is wrong and what to do about it."),
                ["code"] = Text("The canonical gRPC code, as INVALID_ARGUMENT."),
                ["reason"] = new OpenApiSchemaReference(Reason, document) { Description = "Why." },
                ["metadata"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Every value that the detail mentions, by name.",
                    AdditionalProperties = Text(null),
                },
                ["violations"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "The fields at fault.",
                    Items = Violation(),
                },
                ["retryDelay"] = Text("After which time the same call may be sent again, as 1s; Retry-After says it, too."),
            },
        });
    }

    public static OpenApiResponse Response(OpenApiDocument document) => new()
    {
        Description = "Refused, or failed.",
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [MediaTypeNames.Application.ProblemJson] =
                new OpenApiMediaType { Schema = new OpenApiSchemaReference(Name, document) },
        },
    };

    private static string Describe(ReasonDescription reason, EnumValueDescriptor value)
    {
        var rule = reason.Rule;
        var codes = string.Join(" or ", rule.OtherCodes.Prepend(rule.Code).Select(code => Problem.CanonicalName((int)code)));
        var metadata = rule.Metadata.Count == 0 ? "" : $" Metadata: {string.Join(", ", rule.Metadata)}.";
        return $"- `{reason.Name}` ({codes}): {ContractDescription.SummaryOf(value)} {rule.Advice}".TrimEnd() + metadata;
    }

    private static OpenApiSchema Violation() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "field", "description" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["field"] = Text("Its path, by the names of the proto files."),
            ["description"] = Text("What is wrong with it."),
        },
    };

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
