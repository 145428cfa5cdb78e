using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetitionHub.Client.Internal;

/// <summary>The client certificate, ready for TLS, and whom it names.</summary>
internal sealed record ClientIdentity(SslStreamCertificateContext Context, HubCaller Caller)
{
    private const string SubjectAlternativeNameOid = "2.5.29.17";

    /// <summary>The tag [6] of a URI among general names (RFC 5280, 4.2.1.6).</summary>
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    public static ClientIdentity Read(string certificatePath, string keyPath)
    {
        var certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        var caller = CallerOf(certificate)
            ?? throw new CryptographicException($"{certificatePath} names no unit and no operator of the hub in its SAN URI.");
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPemFile(certificatePath);
        return new ClientIdentity(SslStreamCertificateContext.Create(UsableForTls(certificate), issuers, offline: true), caller);
    }

    /// <summary>Windows' TLS takes no key that is only in memory: it has to go through PKCS #12 once.</summary>
    private static X509Certificate2 UsableForTls(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
            return certificate;
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static HubCaller? CallerOf(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SubjectAlternativeNameOid);
        if (extension is null)
            return null;
        var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            if (!names.PeekTag().HasSameClassAndValue(UriTag))
                names.ReadEncodedValue();
            else if (HubCaller.FromUri(names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag)) is { } caller)
                return caller;
        }

        return null;
    }
}
