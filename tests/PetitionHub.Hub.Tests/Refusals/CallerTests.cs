using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PetitionHub.Certificates;
using PetitionHub.Hub.Tests.Identity;
using PetitionHub.V1;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>Who may not call at all, at the hub as it runs.</summary>
public sealed class CallerTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Name = "urn:petitionhub:unit:430100-bureau";

    [Fact]
    public Task Call_WithoutACertificate_IsRefused() => RefusesAsync(null, Reason.CertificateMissing);

    [Fact]
    public async Task Call_WithACertificateOfAnotherAuthority_IsRefused()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Client(authority, Name);
        await RefusesAsync(certificate, Reason.CertificateUntrusted, ("subject", certificate.Subject));
    }

    [Fact]
    public async Task Call_WithACertificateThatEnded_IsRefused()
    {
        using var certificate = Ended();
        await RefusesAsync(certificate, Reason.CertificateExpired,
            ("not_after", $"{certificate.NotAfter.ToUniversalTime():yyyy-MM-ddTHH:mm:ss}Z"));
    }

    [Fact]
    public async Task Call_WithACertificateThatNamesNoUnit_IsRefused()
    {
        using var certificate = TestCertificates.Client(hub.Hub.Authority.Certificate, null);
        await RefusesAsync(certificate, Reason.CertificateWithoutUnit);
    }

    [Fact]
    public async Task Call_OfAUnitThatIsNotInTheDirectory_IsRefused()
    {
        using var certificate = TestCertificates.Client(hub.Hub.Authority.Certificate, "urn:petitionhub:unit:430199-nobody");
        await RefusesAsync(certificate, Reason.UnitUnknown, ("unit", "430199-nobody"));
    }

    [Fact]
    public async Task Call_OfASuspendedUnit_IsRefusedUntilItIsReinstated()
    {
        const string Unit = "330102-bureau";
        await hub.ChangeUnitAsync(UnitChangeKind.Suspend, Unit);

        await hub.RefusesAsync(
            StatusCode.PermissionDenied, Reason.UnitInactive, () => RegisterAsync(hub.Hub.ConnectAs(Unit)), null,
            ("unit", Unit), ("status", "Suspended"));

        await hub.ChangeUnitAsync(UnitChangeKind.Reinstate, Unit);
        await RegisterAsync(hub.Hub.ConnectAs(Unit));
    }

    private async Task RefusesAsync(X509Certificate2? certificate, Reason reason, params (string, string)[] metadata) =>
        await hub.RefusesAsync(StatusCode.Unauthenticated, reason, () =>
            RegisterAsync(hub.Hub.Connect(certificate)), null, metadata);

    private static Task<IMessage> RegisterAsync(GrpcChannel channel) => channel.CreateCallInvoker().CallAsync(Ask.Register());

    /// <summary>Signed by the hub's own authority, for a day that is over.</summary>
    private X509Certificate2 Ended()
    {
        var authority = hub.Hub.Authority.Certificate;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authorityKey = authority.GetECDsaPrivateKey()!;
        var request = new CertificateRequest("CN=A Unit", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri(Name));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(CertificateNames.ClientAuthentication)], critical: false));
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), now.AddDays(-2), now.AddDays(-1),
            [1, 2, 3]);
        return certificate.CopyWithPrivateKey(key);
    }
}
