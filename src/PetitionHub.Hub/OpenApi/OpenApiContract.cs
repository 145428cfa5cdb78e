using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;
using PetitionHub.Contracts;

namespace PetitionHub.Hub.OpenApi;

/// <summary>
/// Makes the OpenAPI document of the contract: every method that has an address, and what goes in and out of it.
/// </summary>
public static class OpenApiContract
{
    private const string MutualTls = "mutualTls";
    private const string Json = "application/json";

    /// <summary>The document, as JSON of OpenAPI 3.1.</summary>
    public static Task<string> WriteAsync(CancellationToken cancellationToken) =>
        Make().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);

    private static OpenApiDocument Make()
    {
        var files = ContractDescription.Load();
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = "PetitionHub",
                Version = typeof(OpenApiContract).Assembly.GetName().Version!.ToString(3),
                Description = "The interchange hub between petition (xinfang) units: the gRPC contract petitionhub.v1 as JSON "
                    + "over HTTP, by protobuf's JSON mapping. Methods that stream are served over gRPC only.",
            },
            Servers = [new() { Url = "/" }],
            Components = new()
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(),
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(),
            },
            Tags = new HashSet<OpenApiTag>(),
            Paths = [],
        };
        document.Components.SecuritySchemes[MutualTls] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.MutualTLS,
            Description = "A client certificate whose SAN URI names the unit: urn:petitionhub:unit:CODE.",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(MutualTls, document)] = [] }];
        var schemas = new OpenApiSchemas(document);
        OpenApiProblem.AddTo(document, files);
        foreach (var service in files.SelectMany(file => file.Services))
        {
            document.Tags.Add(new() { Name = service.Name, Description = ContractDescription.CommentOf(service) });
            foreach (var method in service.Methods)
                if (ContractDescription.AddressOf(method) is { } rule)
                    Add(document, schemas, method, rule);
        }

        document.RegisterComponents();
        return document;
    }

    private static void Add(OpenApiDocument document, OpenApiSchemas schemas, MethodDescriptor method, HttpRule rule)
    {
        var (verb, path) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
            _ => throw new NotSupportedException($"{method.FullName} has a verb that no method of the contract had so far."),
        };
        var fields = method.InputType.Fields.InDeclarationOrder();
        var inPath = fields.Where(field => path.Contains($"{{{field.Name}}}", StringComparison.Ordinal)).ToList();
        var inQuery = rule.Body.Length > 0 ? [] : fields.Except(inPath);
        var operation = new OpenApiOperation
        {
            OperationId = method.Name,
            Tags = new HashSet<OpenApiTagReference> { new(method.Service.Name, document) },
            Summary = ContractDescription.SummaryOf(method).TrimEnd('.'),
            Description = ContractDescription.CommentOf(method),
            Parameters =
            [
                .. inPath.Select(field => Parameter(schemas, field, field.Name, ParameterLocation.Path)),
                .. inQuery.Select(field => Parameter(schemas, field, field.JsonName, ParameterLocation.Query)),
            ],
            Responses = new()
            {
                ["200"] = new OpenApiResponse
                {
                    Description = ContractDescription.CommentOf(method.OutputType),
                    Content = Content(schemas.OfAnswer(method.OutputType)),
                },
                ["default"] = OpenApiProblem.Response(document),
            },
        };
        if (rule.Body.Length > 0)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Content(schemas.OfRequest(method.InputType, except: inPath)),
            };
        }

        if (!document.Paths.TryGetValue(path, out var item))
            document.Paths[path] = item = new OpenApiPathItem { Operations = [] };
        item.Operations![verb] = operation;
    }

    private static OpenApiParameter Parameter(
        OpenApiSchemas schemas, FieldDescriptor field, string name, ParameterLocation location) => new()
        {
            Name = name,
            In = location,
            Required = location == ParameterLocation.Path || FieldLimits.IsRequired(field),
            Description = ContractDescription.CommentOf(field),
            Schema = schemas.OfParameter(field),
        };

    private static Dictionary<string, IOpenApiMediaType> Content(IOpenApiSchema schema) => new()
    {
        [Json] = new OpenApiMediaType { Schema = schema },
    };
}
