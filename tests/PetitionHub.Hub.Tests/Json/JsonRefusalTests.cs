using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Json;

/// <summary>What is wrong with a request over HTTP is told as problem details, and where.</summary>
public sealed class JsonRefusalTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private static readonly string Id = Ask.NewId();

    public static TheoryData<string, string> BadBodies => new()
    {
        { """{"request_id": "x", "registration": {"details": {"subjct": "水管"}}}""", "registration.details.subjct" },
        { """{"registration": {"details": {"subject": 5}}}""", "registration.details.subject" },
        { """{"registration": {"details": {"channel": "CHANNEL_PIGEON"}}}""", "registration.details.channel" },
        { """{"registration": {"details": {"accusedUnits": "430103-housing"}}}""", "registration.details.accused_units" },
        { """{"registration": {"numbers": [{"issuingUnit": "a"}, {"number": {}}]}}""", "registration.numbers[1].number" },
        { """{"registration": {"numbers": {}}}""", "registration.numbers" },
        { """{"registration": 7}""", "registration" },
        { """{"assignment": {"deadline": "tomorrow"}}""", "assignment.deadline" },
        { """{"requestId": "a", "request_id": "b"}""", "request_id" },
        { """{"transfer": {}, "assignment": {}}""", "assignment" },
        { """[]""", "body" },
        { """{"requestId": "\ud800"}""", "request_id" },
        { """{"\ud800": 1}""", "body" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Body_WithAFieldAtFault_IsRefusedWithItsPath(string body, string path)
    {
        var problem = await RefusedAsync(
            Changsha, JsonCall.Post("/v1/petitions", body), 400, "INVALID_ARGUMENT", "FIELD_INVALID");

        Assert.Equal(path, (string?)Assert.Single(problem["violations"]!.AsArray())!["field"]);
    }

    [Fact]
    public async Task Body_ThatIsNoJson_IsRefusedWithItsPlace()
    {
        var problem = await RefusedAsync(
            Changsha, JsonCall.Post("/v1/petitions", "{\n  \"request_id\": 'x'\n}"), 400, "INVALID_ARGUMENT", "BODY_MALFORMED");

        Assert.Equal(("2", "17"), ((string?)problem["metadata"]!["line"], (string?)problem["metadata"]!["byte"]));
        Assert.StartsWith("The body is not JSON at line 2, byte 17: ", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gb18030")]
    [InlineData("application/json; charset=no-such-charset")]
    public async Task Body_OfAnotherType_IsRefused(string type)
    {
        var request = JsonCall.Post("/v1/petitions", "{}");
        request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var problem = await RefusedAsync(Changsha, request, 415, "INVALID_ARGUMENT", "CONTENT_TYPE_UNSUPPORTED");
        Assert.Equal(type, (string?)problem["metadata"]!["content_type"]);
    }

    [Fact]
    public async Task Body_WithManyFaults_TellsOfTheFirst()
    {
        var fields = string.Join(',', Enumerable.Range(0, 10_000).Select(number => $"\"f{number}\": 1"));
        var problem = await RefusedAsync(
            Changsha, JsonCall.Post("/v1/petitions", $"{{{fields}}}"), 400, "INVALID_ARGUMENT", "FIELD_INVALID");
        Assert.Equal(20, problem["violations"]!.AsArray().Count);
        Assert.Equal("f0", (string?)problem["metadata"]!["field"]);
    }

    [Fact]
    public async Task Body_ThatIsCutOff_IsNoFaultOfTheHub()
    {
        using var http = hub.Http(Changsha);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
        var request = JsonCall.Post("/v1/petitions", "");
        request.Content = new StreamContent(new NeverEnding(patience)) { Headers = { ContentType = new("application/json") } };

        await Assert.ThrowsAnyAsync<Exception>(() => http.SendAsync(request, patience.Token).Bounded());
    }

    [Fact]
    public async Task Body_OverTheLimit_IsRefused()
    {
        var request = JsonCall.Post("/v1/petitions", $$"""{"requestId": "{{new string('x', HubOptions.MaxMessageBytes)}}"}""");
        var problem = await RefusedAsync(Changsha, request, 413, "RESOURCE_EXHAUSTED", "MESSAGE_TOO_LARGE");
        Assert.Equal($"{HubOptions.MaxMessageBytes}", (string?)problem["metadata"]!["limit_bytes"]);
    }

    [Theory]
    [InlineData("/v1/petitions?scop=PETITION_SCOPE_HELD", "scop")]
    [InlineData("/v1/petitions?scope=MINE", "scope")]
    [InlineData("/v1/petitions?page_size=ten", "page_size")]
    [InlineData("/v1/petitions?pageSize=1&page_size=2", "page_size")]
    [InlineData("/v1/petitions?overdue_only=perhaps", "overdue_only")]
    [InlineData("/v1/petitions?registered_from=yesterday", "registered_from")]
    [InlineData("/v1/ledger/entries/first", "sequence")]
    [InlineData("/v1/inbox/main/entries?wait=long", "wait")]
    [InlineData("/v1/petitions/no-id", "petition_id")]
    public async Task Address_WithAFieldAtFault_IsRefusedWithItsName(string address, string field)
    {
        var problem = await RefusedAsync(Changsha, JsonCall.Get(address), 400, "INVALID_ARGUMENT", "FIELD_INVALID");

        Assert.Equal(field, (string?)Assert.Single(problem["violations"]!.AsArray())!["field"]);
    }

    [Fact]
    public async Task Body_ThatContradictsTheAddress_IsRefused()
    {
        var request = JsonCall.Post($"/v1/petitions/{Id}:transfer", $$"""{"petition_id": "{{Ask.NewId()}}"}""");
        var problem = await RefusedAsync(Changsha, request, 400, "INVALID_ARGUMENT", "FIELD_INVALID");
        Assert.Equal("petition_id", (string?)problem["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task Query_WithABody_IsRefused() => await RefusedAsync(
        Changsha, JsonCall.Post($"/v1/petitions?request_id={Id}", "{}"), 400, "INVALID_ARGUMENT", "FIELD_INVALID");

    [Fact]
    public async Task Address_ThatIsNone_IsNotFound()
    {
        var problem = await RefusedAsync(Changsha, JsonCall.Get("/v1/letters"), 404, "UNIMPLEMENTED", "ADDRESS_UNKNOWN");
        Assert.Equal("/v1/letters", (string?)problem["metadata"]!["path"]);
    }

    [Fact]
    public async Task Address_OfGrpc_IsNoneOfJson() => await RefusedAsync(
        Changsha, JsonCall.Post("/petitionhub.v1.LedgerService/GetLedgerHead", "{}"), 404, "UNIMPLEMENTED", "ADDRESS_UNKNOWN");

    [Theory]
    [InlineData("/v1/petitions")]
    [InlineData("/v1/ledger/head")]
    public async Task Verb_ThatTheAddressDoesNotTake_IsNotAllowed(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(address, UriKind.Relative));
        var problem = await RefusedAsync(Changsha, request, 405, "UNIMPLEMENTED", "VERB_UNSUPPORTED");
        Assert.Equal("DELETE", (string?)problem["metadata"]!["verb"]);
        Assert.Contains("GET", (string?)problem["metadata"]!["allowed"]);
    }

    [Fact]
    public async Task Refusal_OfAMethod_IsTheOneOfGrpc()
    {
        var problem = await RefusedAsync(
            Changsha, JsonCall.Of(new GetPetitionRequest { PetitionId = Id }), 404, "NOT_FOUND", "PETITION_NOT_FOUND");

        var grpc = await hub.RefusesAsync(
            Grpc.Core.StatusCode.NotFound, Reason.PetitionNotFound,
            () => hub.As(Changsha).CallInvoker.CallAsync(new GetPetitionRequest { PetitionId = Id }));
        Assert.Equal(grpc.Message, (string?)problem["detail"]);
        Assert.Equal(grpc.Metadata["petition_id"], (string?)problem["metadata"]!["petition_id"]);
    }

    [Theory]
    [InlineData("/v1/ledger/head")]
    [InlineData("/openapi/v1.json")]
    public async Task Call_WithoutACertificate_IsRefused(string address) =>
        await RefusedAsync(null, JsonCall.Get(address), 401, "UNAUTHENTICATED", "CERTIFICATE_MISSING");

    [Fact]
    public async Task Body_OfAStranger_IsNotLookedAt() =>
        await RefusedAsync("430199-nobody", JsonCall.Post("/v1/petitions", "no JSON"), 401, "UNAUTHENTICATED", "UNIT_UNKNOWN");

    private async Task<JsonNode> RefusedAsync(string? unit, HttpRequestMessage request, int status, string code, string reason)
    {
        var before = await hub.HeadAsync();
        using var http = hub.Http(unit);

        var problem = await http.RefusedAsync(request);

        Assert.Equal((status, code, reason), ((int)problem["status"]!, (string)problem["code"]!, (string)problem["reason"]!));
        Assert.Equal(before, await hub.HeadAsync());
        return problem;
    }
}
