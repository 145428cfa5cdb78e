using System.Net;
using System.Text.Json;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Operations;

/// <summary>Health and reflection, and which listener serves what.</summary>
public sealed class OperationsTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Live_OnTheOperationsListener_IsHealthy()
    {
        using var client = new HttpClient { BaseAddress = hub.Hub.Operations };
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Wait.Token).Bounded());
    }

    [Fact]
    public async Task Ready_OnTheOperationsListener_ShowsHowFarTheLedgerAndTheTailAre()
    {
        using var client = new HttpClient { BaseAddress = hub.Hub.Operations };
        var head = (await hub.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token)).Sequence;

        using var report = JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Wait.Token).Bounded());

        Assert.Equal("healthy", report.RootElement.GetProperty("status").GetString());
        var ledger = report.RootElement.GetProperty("ledger");
        Assert.Equal(head, ledger.GetProperty("head").GetInt64());
        Assert.InRange(ledger.GetProperty("tail").GetInt64(), 0, head);
        Assert.True(ledger.TryGetProperty("queue", out _));
        var projections = report.RootElement.GetProperty("projections");
        Assert.InRange(projections.GetProperty("lists_lag").GetInt64(), 0, head);
        Assert.InRange(projections.GetProperty("monitoring_lag").GetInt64(), 0, head);
        Assert.InRange(projections.GetProperty("repeats_lag").GetInt64(), 0, head);
    }

    [Theory]
    [InlineData("/petitionhub.v1.LedgerService/GetLedgerHead")]
    [InlineData("/grpc.health.v1.Health/Check")]
    [InlineData("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")]
    public async Task Service_OnTheOperationsListener_IsNotThere(string path)
    {
        using var client = new HttpClient { BaseAddress = hub.Hub.Operations };
        using var content = new ByteArrayContent(new byte[5]) { Headers = { { "content-type", "application/grpc" } } };

        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, Wait.Token).Bounded();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Probe_OnTheUnitsListener_IsNotThere(string path)
    {
        using var handler = hub.Hub.Handler(null);
        using var client = new HttpClient(handler)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact
        };

        using var response = await client.GetAsync(new Uri(hub.Hub.Address, path), Wait.Token).Bounded();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task HealthService_WithACertificate_IsServing()
    {
        var answer = await RawCall.UnaryAsync(hub.As(Changsha).CallInvoker, "grpc.health.v1.Health", "Check", []);

        // HealthCheckResponse.status = SERVING: field 1, varint 1.
        Assert.Equal([0x08, 0x01], answer);
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => RawCall.UnaryAsync(hub.Hub.Connect(null).CreateCallInvoker(), "grpc.health.v1.Health", "Check", []));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Theory]
    [InlineData("petitionhub.v1.LedgerService", "Erase")]
    [InlineData("petitionhub.v9.LedgerService", "GetLedgerHead")]
    public async Task Method_ThatIsNotThere_IsUnimplementedWithItsAddress(string service, string method)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            RawCall.UnaryAsync(hub.As(Changsha).CallInvoker, service, method, []));

        var error = HubError.From(refused);
        Assert.Equal((StatusCode.Unimplemented, Reason.AddressUnknown), (error.Code, error.Reason));
        Assert.Equal($"/{service}/{method}", error.Metadata["path"]);
    }

    [Fact]
    public async Task Reflection_OfTheServices_ListsEach()
    {
        // ServerReflectionRequest.list_services = "": field 7, length 0.
        var answer = await RawCall.FirstOfDuplexAsync(
            hub.As(Changsha).CallInvoker, "grpc.reflection.v1alpha.ServerReflection", "ServerReflectionInfo", [0x3A, 0x00]);

        var text = System.Text.Encoding.UTF8.GetString(answer);
        var services = new[] { PetitionsReflection.Descriptor, ExchangeReflection.Descriptor, UnitsReflection.Descriptor,
            InboxReflection.Descriptor, LedgerReflection.Descriptor }
            .SelectMany(file => file.Services).Select(service => service.FullName);
        Assert.All(services.Append("grpc.health.v1.Health"), service => Assert.Contains(service, text));
    }
}
