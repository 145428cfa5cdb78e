using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Certificates;

/// <summary>
/// What the certificates of the development authority say (RFC 5280): an authority for 10 years, the others for one.
/// </summary>
internal static class CertificateTemplates
{
    public static X509Certificate2 Authority(ECDsa key, DateTimeOffset now)
    {
        // Two authorities of one name would be mistaken for each other.
        var request = Request($"PetitionHub development CA {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request.CreateSelfSigned(now - ClockSkew.Tolerated - ClockSkew.Tolerated, now.AddYears(10));
    }

    public static X509Certificate2 Server(ECDsa key, X509Certificate2 authority, string hostName, DateTimeOffset now)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        if (hostName != "localhost")
            names.AddDnsName(hostName);
        return Leaf("PetitionHub", key, authority, names, CertificateNames.ServerAuthentication, now);
    }

    public static X509Certificate2 Client(ECDsa key, X509Certificate2 authority, Actor actor, string name, DateTimeOffset now)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(CertificateNames.UriOf(actor));
        return Leaf(name, key, authority, names, CertificateNames.ClientAuthentication, now);
    }

    public static X509Certificate2 Leaf(
        string name, ECDsa key, X509Certificate2 authority, SubjectAlternativeNameBuilder names, string usage, DateTimeOffset now)
    {
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var (end, last) = (now.AddYears(1), new DateTimeOffset(authority.NotAfter));
        return request.Create(authority, now - ClockSkew.Tolerated, end < last ? end : last, SerialNumber());
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        // Positive, and without a leading zero octet that DER would drop.
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
