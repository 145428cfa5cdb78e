using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>Commands that come when their time is up, as raw HTTP/2 requests: no client library would send them.</summary>
public sealed class DeadlineTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Path = "petitionhub.v1.PetitionService/RegisterPetition";

    [Theory]
    [InlineData("1n")]
    [InlineData("99n")]
    [InlineData("0S")]
    public async Task Command_WhoseDeadlineHasPassed_IsRefusedAndWritesNothing(string timeout)
    {
        var before = await hub.HeadAsync();

        using var response = await PostAsync(Ask.Register(), timeout);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{(int)StatusCode.DeadlineExceeded}", HeaderOf(response, "grpc-status"));
        var status = Google.Rpc.Status.Parser.ParseFrom(
            Convert.FromBase64String(Padded(HeaderOf(response, "grpc-status-details-bin"))));
        var info = status.GetDetail<ErrorInfo>();
        Assert.Equal(("petitionhub", "DEADLINE_PASSED"), (info!.Domain, info.Reason));
        Assert.Equal(before, await hub.HeadAsync());
    }

    [Fact]
    public async Task Command_WhoseDeadlineHasNotPassed_IsAccepted()
    {
        using var response = await PostAsync(Ask.Register(), "1M");

        Assert.Equal("0", HeaderOf(response, "grpc-status"));
    }

    private async Task<HttpResponseMessage> PostAsync(RegisterPetitionRequest message, string timeout)
    {
        using var handler = hub.Hub.Handler(hub.Hub.CertificateOf(Changsha));
        using var client = new HttpClient(handler);
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.Hub.Address, Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { "te", "trailers" }, { "grpc-timeout", timeout } },
        };
        return await client.SendAsync(request, Wait.Token).Bounded();
    }

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        (response.TrailingHeaders.TryGetValues(name, out var values) ? values : response.Headers.GetValues(name)).Single();

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');
}
