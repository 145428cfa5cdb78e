using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Json;

/// <summary>An exchange as JSON over HTTP, beside one over gRPC.</summary>
public sealed class JsonCallTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Exchange_OverHttp_IsPulledAcknowledgedAndRead(int version)
    {
        using var sender = hub.Http(Changsha, new Version(version, version == 1 ? 1 : 0));
        using var receiver = hub.Http(TianxinHousing, new Version(version, version == 1 ? 1 : 0));
        var consumer = $"http-{version}";

        var receipt = ((RegisterPetitionResponse)await sender.CallAsync(Ask.RegisterFor(TianxinHousing))).Receipt;
        var page = (PullInboxResponse)await receiver.CallAsync(new PullInboxRequest
        {
            Consumer = consumer,
            PageSize = 1,
            Wait = TimeSpan.FromSeconds(30).ToDuration(),
            AfterSequence = receipt.LastSequence - 1,
        });

        Assert.Equal(receipt.PetitionId, Assert.Single(page.Entries).PetitionId);
        var cursor = (AcknowledgeInboxResponse)await receiver.CallAsync(
            new AcknowledgeInboxRequest { Consumer = consumer, Sequence = receipt.LastSequence });
        Assert.Equal(receipt.LastSequence, cursor.Cursor);
        var entry = (GetEntryResponse)await receiver.CallAsync(new GetEntryRequest { Sequence = receipt.LastSequence });
        Assert.Equal(receipt.Sha256, entry.Sha256);
        var found = (ListPetitionsResponse)await receiver.CallAsync(new ListPetitionsRequest
        {
            Scope = PetitionScope.Held,
            Statuses = { PetitionStatus.HandedOver, PetitionStatus.Received },
            RegisteredFrom = receipt.Time,
            PageSize = 500,
        });
        Assert.Contains(receipt.PetitionId, found.Petitions.Select(petition => petition.PetitionId));
    }

    [Fact]
    public async Task Command_SentOverHttpAndOverGrpc_IsOneCommand()
    {
        using var http = hub.Http(Changsha);
        var request = Ask.RegisterFor(TianxinHousing);

        var first = ((RegisterPetitionResponse)await http.CallAsync(request)).Receipt;

        Assert.Equal(first, await hub.As(Changsha).CallInvoker.SendAsync(request));
    }

    [Fact]
    public async Task Body_WithNamesOfTheProtoFilesAndNumbers_IsRead()
    {
        using var http = hub.Http(Changsha);
        var id = Ask.NewId();

        using var response = await http.SendAsync(JsonCall.Post("/v1/petitions", $$"""
            {"request_id": "{{id}}", "registration": {"details": {"subject": "水管", "content": "水管破裂", "category": "999901",
             "territory": "430103", "channel": 1, "purpose": "PURPOSE_APPEAL", "petitioner": null } }, "transfer": null,
             "assignment": null, "upward_report": null }
            """), Wait.Token).Bounded();

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Wait.Token));
    }

    [Fact]
    public async Task Body_WithNullBesideAChoice_IsRead()
    {
        using var http = hub.Http(Changsha);
        var request = JsonCall.Of(Ask.RegisterFor(TianxinHousing));
        var body = (await request.Content!.ReadAsStringAsync(Wait.Token)).Insert(1, "\"assignment\": null, ");

        using var response = await http.SendAsync(JsonCall.Post("/v1/petitions", body), Wait.Token).Bounded();

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Wait.Token));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Query_OfAnyType_IsAnswered()
    {
        using var http = hub.Http(Changsha);
        var request = JsonCall.Get("/v1/ledger/head");
        var type = MediaTypeHeaderValue.Parse("application/json; charset=no-such-charset");
        request.Content = new ByteArrayContent([]) { Headers = { ContentType = type } };

        using var response = await http.SendAsync(request, Wait.Token).Bounded();

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Wait.Token));
    }

    [Fact]
    public void EveryMethod_HasAnAddressUnlessItStreams()
    {
        foreach (var method in WireCall.All)
        {
            var streams = IsStream(method);
            Assert.True(streams == JsonCall.RuleOf(method) is null,
                $"{method.FullName} {(streams ? "streams, and has" : "has no")} google.api.http.");
        }
    }

    [Fact]
    public async Task EveryUnaryMethod_ThatIsServedOverGrpc_AnswersTheSameAtItsAddress()
    {
        using var http = hub.Http(Changsha);
        var served = hub.Hub.Get<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName).ToHashSet();
        foreach (var method in WireCall.All.Where(method =>
            served.Contains($"/{method.Service.FullName}/{method.Name}") && !IsStream(method)))
        {
            var request = Empty(method);
            var expected = await CodeAsync(() => hub.As(Changsha).CallInvoker.CallAsync(request));

            using var response = await http.SendAsync(JsonCall.Of(request), Wait.Token).Bounded();

            var body = await response.Content.ReadAsStringAsync(Wait.Token).Bounded();
            var code = response.IsSuccessStatusCode ? Google.Rpc.Code.Ok : CodeOf((string)JsonNode.Parse(body)!["code"]!);
            Assert.True(expected == code && !body.Contains("ADDRESS_UNKNOWN", StringComparison.Ordinal),
                $"{method.FullName}: {expected} and {body}");
        }
    }

    /// <summary>A request in which there is only what its address needs.</summary>
    private static IMessage Empty(MethodDescriptor method)
    {
        var request = method.InputType.Parser.ParseFrom([]);
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
            if (JsonCall.RuleOf(method)!.ToString().Contains($"{{{field.Name}}}", StringComparison.Ordinal))
                field.Accessor.SetValue(request, field.FieldType == FieldType.String ? "x" : 1L);
        return request;
    }

    private static async Task<Google.Rpc.Code> CodeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return Google.Rpc.Code.Ok;
        }
        catch (RpcException exception)
        {
            return (Google.Rpc.Code)exception.StatusCode;
        }
    }

    private static Google.Rpc.Code CodeOf(string name) =>
        (Google.Rpc.Code)Google.Rpc.CodeReflection.Descriptor.EnumTypes[0].FindValueByName(name).Number;

    private static bool IsStream(MethodDescriptor method) => method.IsClientStreaming || method.IsServerStreaming;
}
