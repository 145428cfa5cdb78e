using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;
using PetitionHub.Domain.Units;

namespace PetitionHub.Hub.Tests.Identity;

/// <summary>Who gets in, over a real socket with real certificates.</summary>
public sealed class AdmissionTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    private const string BureauUri = "urn:petitionhub:unit:430103-bureau";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OfAGoodUnit_IsServedAsThatUnit()
    {
        using var channel = host.ConnectAs("430103-bureau");

        Assert.Equal("430103-bureau", await EchoAsync(channel));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await CheckHealthAsync(channel)).Status);
    }

    [Fact]
    public async Task Call_OfAnOperator_IsServedAsThatOperator()
    {
        using var channel = host.ConnectAsOperator("chen");

        Assert.Equal("operator:chen", await EchoAsync(channel));
        await Client(channel).GetLedgerHeadAsync(new(), cancellationToken: Cancelled);
    }

    [Fact]
    public async Task OperatorsCall_OfAUnit_IsRefused()
    {
        using var channel = host.ConnectAs("430103-bureau");

        var exception = await Assert.ThrowsAsync<RpcException>(
            () => Client(channel).GetLedgerHeadAsync(new(), cancellationToken: Cancelled).ResponseAsync);

        AssertRefused(exception, StatusCode.PermissionDenied, "OPERATOR_REQUIRED");
    }

    [Fact]
    public async Task Call_WithoutACertificate_IsUnauthenticated() =>
        AssertRefused(await RefusedWithAsync(null), StatusCode.Unauthenticated, "CERTIFICATE_MISSING");

    [Fact]
    public async Task Call_WithACertificateOfAnotherAuthority_IsUnauthenticated()
    {
        using var other = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(other, BureauUri);

        var info = AssertRefused(await RefusedWithAsync(certificate), StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");

        Assert.Equal("CN=A Unit", info.Metadata["subject"]);
    }

    [Fact]
    public async Task Call_WithAnExpiredCertificate_IsUnauthenticated()
    {
        using var certificate = TestCertificates.Ended(host.Authority.Certificate);

        var info = AssertRefused(await RefusedWithAsync(certificate), StatusCode.Unauthenticated, "CERTIFICATE_EXPIRED");

        Assert.EndsWith("Z", info.Metadata["not_after"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithACertificateThatNamesNoUnit_IsUnauthenticated()
    {
        using var certificate = TestCertificates.Client(host.Authority.Certificate, null);

        AssertRefused(await RefusedWithAsync(certificate), StatusCode.Unauthenticated, "CERTIFICATE_WITHOUT_UNIT");
    }

    [Fact]
    public async Task Call_WithAServersCertificate_IsUnauthenticated()
    {
        using var certificate = TestCertificates.Client(host.Authority.Certificate, BureauUri, TestCertificates.ForServers);

        AssertRefused(await RefusedWithAsync(certificate), StatusCode.Unauthenticated, "CERTIFICATE_UNTRUSTED");
    }

    [Fact]
    public async Task Call_OfAUnitThatIsNotInTheDirectory_IsUnauthenticated()
    {
        using var channel = host.ConnectAs("999999-nobody");

        var info = AssertRefused(await RefusedAsync(channel), StatusCode.Unauthenticated, "UNIT_UNKNOWN");

        Assert.Equal("999999-nobody", info.Metadata["unit"]);
    }

    [Fact]
    public async Task Call_OfASuspendedUnit_IsDenied()
    {
        using var channel = host.ConnectAs("430103-suspended");

        var info = AssertRefused(await RefusedAsync(channel), StatusCode.PermissionDenied, "UNIT_INACTIVE");

        Assert.Equal("Suspended", info.Metadata["status"]);
        Assert.DoesNotContain("successor", info.Metadata.Keys);
    }

    [Fact]
    public async Task Call_OfAnAbolishedUnit_IsDeniedAndNamesItsSuccessor()
    {
        using var channel = host.ConnectAs("430103-abolished");

        var info = AssertRefused(await RefusedAsync(channel), StatusCode.PermissionDenied, "UNIT_INACTIVE");

        Assert.Equal("430103-bureau", info.Metadata["successor"]);
    }

    [Fact]
    public async Task HealthAndReflection_WithoutACertificate_AreNotServed()
    {
        using var channel = host.Connect(null);

        var health = await Assert.ThrowsAsync<RpcException>(() => CheckHealthAsync(channel));
        using var reflection = new ServerReflection.ServerReflectionClient(channel)
            .ServerReflectionInfo(cancellationToken: Cancelled);
        var listing = await Assert.ThrowsAsync<RpcException>(() => reflection.ResponseStream.MoveNext(Cancelled));

        AssertRefused(health, StatusCode.Unauthenticated, "CERTIFICATE_MISSING");
        AssertRefused(listing, StatusCode.Unauthenticated, "CERTIFICATE_MISSING");
    }

    [Fact]
    public async Task LongCall_OfAUnitThatIsSuspendedMeanwhile_Ends()
    {
        host.Put("430103-leaving", UnitStatus.Active);
        using var channel = host.ConnectAs("430103-leaving");
        var call = Client(channel).GetEntryAsync(new(), cancellationToken: Cancelled).ResponseAsync;
        await Task.Delay(100, Cancelled);
        Assert.False(call.IsCompleted);

        host.Put("430103-leaving", UnitStatus.Suspended);

        AssertRefused(await Assert.ThrowsAsync<RpcException>(() => call), StatusCode.PermissionDenied, "UNIT_INACTIVE");
    }

    [Fact]
    public async Task Handshake_WithTls11OrAnotherProtocol_Fails()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(new SslClientAuthenticationOptions
        {
#pragma warning disable CA5397, SYSLIB0039, CA5398 // That it is refused is the point.
            EnabledSslProtocols = SslProtocols.Tls11,
#pragma warning restore CA5397, SYSLIB0039, CA5398
        }));
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(new SslClientAuthenticationOptions
        {
            ApplicationProtocols = [SslApplicationProtocol.Http3],
        }));
        Assert.Equal(SslApplicationProtocol.Http2, await HandshakeAsync(new SslClientAuthenticationOptions
        {
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        }));
    }

    [Fact]
    public async Task Refusals_OfCertificates_LogNoSubject()
    {
        using var other = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(other, BureauUri);
        await RefusedWithAsync(certificate);

        Assert.Contains("CERTIFICATE_UNTRUSTED", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A Unit", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", host.Log.Text, StringComparison.Ordinal);
    }

    private async Task<SslApplicationProtocol> HandshakeAsync(SslClientAuthenticationOptions options)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Port, Cancelled);
        await using var tls = new SslStream(client.GetStream());
        (options.TargetHost, options.CertificateChainPolicy) = ("localhost", host.TrustOfHub());
        await tls.AuthenticateAsClientAsync(options, Cancelled);
        await tls.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x4\0\0\0\0\0"u8.ToArray(), Cancelled);
        // TLS 1.3 tells of a failure after the client's handshake: the hub closes instead of answering with its settings.
        if (await tls.ReadAsync(new byte[9], Cancelled) == 0)
            throw new IOException("The hub closed the connection.");
        return tls.NegotiatedApplicationProtocol;
    }

    private static V1.LedgerService.LedgerServiceClient Client(GrpcChannel channel) => new(channel);

    private static async Task<string> EchoAsync(GrpcChannel channel) =>
        (await Client(channel).GetReceiptAsync(new(), cancellationToken: Cancelled)).Receipt.PetitionId;

    private static async Task<HealthCheckResponse> CheckHealthAsync(GrpcChannel channel) =>
        await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancelled);

    private async Task<RpcException> RefusedWithAsync(X509Certificate2? certificate)
    {
        using var channel = host.Connect(certificate);
        return await RefusedAsync(channel);
    }

    private static Task<RpcException> RefusedAsync(GrpcChannel channel) =>
        Assert.ThrowsAsync<RpcException>(() => EchoAsync(channel));

    private static ErrorInfo AssertRefused(RpcException exception, StatusCode code, string reason)
    {
        Assert.Equal(code, exception.StatusCode);
        var info = exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(reason, info.Reason);
        return info;
    }
}
