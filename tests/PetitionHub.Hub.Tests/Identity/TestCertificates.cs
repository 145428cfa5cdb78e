using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Certificates;

namespace PetitionHub.Hub.Tests.Identity;

/// <summary>Certificates as a wrong or a right authority would issue them.</summary>
internal static class TestCertificates
{
    public const string ForClients = CertificateNames.ClientAuthentication;
    public const string ForServers = CertificateNames.ServerAuthentication;

    public static X509Certificate2 Authority(DateTimeOffset? now = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return CertificateTemplates.Authority(key, now ?? DateTimeOffset.UtcNow);
    }

    /// <summary>An authority that may have others below it; a root where it has no issuer.</summary>
    public static X509Certificate2 Over(X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=An authority {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = DateTimeOffset.UtcNow;
        if (issuer is null)
            return request.CreateSelfSigned(now.AddHours(-1), now.AddYears(2));
        using var certificate = request.Create(
            issuer, now.AddMinutes(-30), now.AddYears(2).AddDays(-1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 Client(
        X509Certificate2 authority, string? uri, string usage = ForClients, DateTimeOffset? now = null, params string[] moreUris)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("unit.example");
        foreach (var one in uri is null ? moreUris : [uri, .. moreUris])
            names.AddUri(new Uri(one));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateTemplates.Leaf("A Unit", key, authority, names, usage, now ?? DateTimeOffset.UtcNow);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>One whose minute was over before now.</summary>
    public static X509Certificate2 Ended(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=A Unit", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ForClients)], critical: false));
        var begin = new DateTimeOffset(authority.NotBefore);
        using var certificate = request.Create(authority, begin, begin.AddMinutes(1), [7]);
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 WithoutUsage(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=A Unit", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri("urn:petitionhub:unit:430103-bureau"));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            authority, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2]);
        return certificate.CopyWithPrivateKey(key);
    }
}
