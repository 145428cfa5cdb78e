using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>
/// Bytes that are not a message, in calls of every kind: the sender is told not to send them again, and the log stays short.
/// </summary>
public sealed class MalformedMessageTests : IAsyncLifetime
{
    private const string Register = "/petitionhub.v1.PetitionService/RegisterPetition";

    private static readonly string[] OfEveryKind =
    [
        Register, "/petitionhub.v1.SyncService/PushCommands", "/petitionhub.v1.UnitService/ImportUnits",
        "/petitionhub.v1.AttachmentService/UploadAttachment",
        "/petitionhub.v1.InboxService/SubscribeInbox",
    ];

    private readonly TempFolder _folder = new();
    private readonly HubLog _log = new(Microsoft.Extensions.Logging.LogLevel.Information);
    private TestHub _hub = null!;

    public static TheoryData<string, string> Poison
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in OfEveryKind)
                foreach (var kind in new[] { "text in GBK", "cut message", "50,000 groups", "frame of 4 GiB", "unknown flag",
                    "broken gzip", "cut frame" })
                    data.Add(method, kind);
            return data;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _hub = await TestHub.StartAsync(_folder.Path, _log);
        await _hub.ImportUnitsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(_log.Errors);
    }

    [Theory]
    [MemberData(nameof(Poison))]
    public async Task Message_ThatCannotBeRead_IsInvalidAndNoStackIsInTheLog(string method, string kind)
    {
        using var http = Http(_hub.CertificateOf(Tianxin));

        var (code, reason) = await SendAsync(http, method, BytesOf(kind), kind == "broken gzip" ? "gzip" : null);

        Assert.Equal((StatusCode.InvalidArgument, "BODY_MALFORMED"), (code, reason));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_CompressedInAnUnknownWay_IsUnimplementedWithAReason()
    {
        using var http = Http(_hub.CertificateOf(Tianxin));

        Assert.Equal((StatusCode.Unimplemented, "CONTENT_TYPE_UNSUPPORTED"),
            await SendAsync(http, Register, Frame([1, 2, 3], flag: 1), "snappy"));
    }

    [Fact]
    public async Task Message_OfAnotherType_IsRefusedWithAReason()
    {
        using var http = Http(_hub.CertificateOf(Tianxin));
        foreach (var type in new[] { "application/grpc+json", "application/grpc-web+proto" })
            Assert.Equal((StatusCode.InvalidArgument, "CONTENT_TYPE_UNSUPPORTED"),
                await SendAsync(http, Register, Frame("{}"u8.ToArray()), null, type));
    }

    [Fact]
    public async Task Message_OfAStranger_IsNotRead()
    {
        using var http = Http(null);
        foreach (var method in OfEveryKind.Append("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")
            .Append("/grpc.health.v1.Health/Check"))
        {
            for (var call = 0; call < 20; call++)
                Assert.Equal((StatusCode.Unauthenticated, "CERTIFICATE_MISSING"),
                    await SendAsync(http, method, BytesOf("50,000 groups"), null));
        }

        Assert.DoesNotContain(_log.Lines, line =>
            line.Contains("Exception", StringComparison.Ordinal) || line.Contains(" 1003:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_ThatCannotBeRead_WriteOneLine()
    {
        using var http = Http(_hub.CertificateOf(Tianxin));
        for (var call = 0; call < 100; call++)
            await SendAsync(http, Register, BytesOf("text in GBK"), null);

        Assert.Single(_log.Lines, line => line.StartsWith("Warning PetitionHub", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_WithAPoisonedCommand_EndsAsRefusedForGoodAndNamesTheMessage()
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        using var call = _hub.As(Tianxin).CallInvoker.AsyncDuplexStreamingCall(
            new Method<byte[], byte[]>(MethodType.DuplexStreaming, "petitionhub.v1.SyncService", "PushCommands", bytes, bytes),
            null, new CallOptions(cancellationToken: Wait.Token));
        await call.RequestStream.WriteAsync(Sync.PushCall.Message("s", 1, Ask.Register()).ToByteArray(), Wait.Token).Bounded();
        Assert.True(await call.ResponseStream.MoveNext(Wait.Token).Bounded());
        await call.RequestStream.WriteAsync([0xFF, 0xFF], Wait.Token).Bounded();

        var refused = HubError.From(
            await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Wait.Token).Bounded()));

        Assert.Equal((StatusCode.InvalidArgument, Reason.BodyMalformed, "2"),
            (refused.Code, refused.Reason, refused.Metadata["message"]));
        Assert.False(refused.IsTransient);
    }

    private static byte[] BytesOf(string kind) => kind switch
    {
        // A subject, field 1 of details, 1 of registration, 2 of the request: 信访 in GBK. In other requests the text is a field,
        // too.
        "text in GBK" => Frame([10, 4, 0xD0, 0xC5, 0xB7, 0xC3, 18, 8, 10, 6, 10, 4, 0xD0, 0xC5, 0xB7, 0xC3]),
        "cut message" => Frame([10, 200, 1, 65]),
        "50,000 groups" => Frame([.. Enumerable.Repeat((byte)0x7B, 50_000)]),
        "frame of 4 GiB" => [0, 0xFF, 0xFF, 0xFF, 0xFF, 1],
        "unknown flag" => Frame([], flag: 7),
        "broken gzip" => Frame([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], flag: 1),
        _ => Frame([10, 1, 65])[..7],
    };

    private static byte[] Frame(byte[] message, byte flag = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static async Task<(StatusCode, string?)> SendAsync(
        HttpClient http, string method, byte[] body, string? encoding, string type = "application/grpc")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("content-type", type);
        request.Headers.Add("te", "trailers");
        if (encoding is not null)
            request.Headers.Add("grpc-encoding", encoding);
        using var answer = await http.SendAsync(request, Wait.Token).Bounded();
        await answer.Content.ReadAsByteArrayAsync(Wait.Token).Bounded();
        string? Find(string name) => answer.TrailingHeaders.TryGetValues(name, out var trailers) ? trailers.Single()
            : answer.Headers.TryGetValues(name, out var headers) ? headers.Single() : null;
        var details = Find("grpc-status-details-bin");
        var status = details is null ? null : Google.Rpc.Status.Parser.ParseFrom(
            Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        return ((StatusCode)int.Parse(Find("grpc-status")!, provider: null), status?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
    }

    private HttpClient Http(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate) =>
        new(_hub.Handler(certificate))
        {
            BaseAddress = _hub.Address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
}
