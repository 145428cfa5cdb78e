using Microsoft.OpenApi;
using PetitionHub.Hub.Tests.Json;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.OpenApi;

/// <summary>The OpenAPI document, as the hub serves it.</summary>
public sealed class OpenApiTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Document_OfTheHub_IsReadWithoutAFault()
    {
        var (_, diagnostic) = OpenApiDocument.Parse(await ReadAsync(), "json");

        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task Document_OfTheHub_HasEveryUnaryMethodAndNoOther()
    {
        var document = await ParseAsync();

        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Values)
            .Select(operation => operation.OperationId!);

        var unary = WireCall.All.Where(method => !method.IsClientStreaming && !method.IsServerStreaming)
            .Select(method => method.Name);
        Assert.Equal(unary.Order(), operations.Order());
    }

    [Fact]
    public async Task Document_OfTheHub_SaysWhatTheContractSays()
    {
        var document = await ParseAsync();

        var transfer = document.Paths["/v1/petitions/{petition_id}:transfer"].Operations![HttpMethod.Post];
        Assert.StartsWith("Hands the petition over (转送; R22 Arts 22, 23).", transfer.Description);
        Assert.Equal(["petition_id"], transfer.Parameters!.Select(parameter => parameter.Name));
        var body = transfer.RequestBody!.Content!["application/json"].Schema!;
        Assert.Equal(["requestId", "transfer"], body.Properties!.Keys.Order());
        var certificate = document.Components!.SecuritySchemes!["mutualTls"].Description!;
        Assert.Equal("urn:petitionhub:unit:CODE.", certificate.Split(' ')[^1]);
        Assert.All(
            document.Paths.Values.SelectMany(path => path.Operations!.Values),
            operation => Assert.NotEmpty(operation.Description!));
        Assert.All(
            document.Components.Schemas!.Values
                .SelectMany(schema => schema.Properties ?? new Dictionary<string, IOpenApiSchema>()),
            property => Assert.NotEmpty(property.Value.Description!));
    }

    [Fact]
    public async Task Document_OfTheHub_HasTheRulesOfTheContract()
    {
        var document = await ParseAsync();
        var schemas = document.Components!.Schemas!;

        Assert.Equal(["transfer"], schemas["TransferPetitionRequest"].Required!.Except(["requestId"]));
        Assert.Equal(["destinationUnit"], schemas["TransferInput"].Required!);
        var details = schemas["PetitionDetailsInput"];
        Assert.Equal((1, 200), (details.Properties!["subject"].MinLength, details.Properties["subject"].MaxLength));
        Assert.Equal("^[0-9]{6}$", details.Properties["category"].Pattern);
        Assert.Equal(20, details.Properties["accusedUnits"].MaxItems);
        Assert.Equal("9999", details.Properties["petitionerCount"].Maximum);
        Assert.True(schemas["RegistrationInput"].Properties!["queryCode"].ReadOnly);
        Assert.Equal("uuid", schemas["RegisterPetitionRequest"].Properties!["requestId"].Format);
        // A list leaves texts out: of an answer nothing is required.
        Assert.Null(schemas["PetitionDetails"].Required);
        Assert.Null(schemas["PetitionDetails"].Properties!["content"].MinLength);
        var pull = document.Paths["/v1/inbox/{consumer}/entries"].Operations![HttpMethod.Get];
        Assert.Equal("1000", pull.Parameters!.Single(parameter => parameter.Name == "pageSize").Schema!.Maximum);
    }

    [Fact]
    public async Task Document_OfTheHub_NamesEveryReason()
    {
        var reasons = (await ParseAsync()).Components!.Schemas!["Reason"].Enum!.Select(value => value.ToString());

        Assert.Equal(
            ErrorsReflection.Descriptor.EnumTypes.Single(type => type.Name == nameof(Reason)).Values.Skip(1)
                .Select(value => value.Name["REASON_".Length..]),
            reasons);
    }

    private async Task<OpenApiDocument> ParseAsync() => OpenApiDocument.Parse(await ReadAsync(), "json").Document!;

    private async Task<string> ReadAsync()
    {
        using var http = hub.Http(Changsha);
        return await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Wait.Token).Bounded();
    }
}
