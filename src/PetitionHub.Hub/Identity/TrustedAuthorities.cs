using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetitionHub.Hub.Identity;

/// <summary>The authorities whose client certificates are trusted.</summary>
public sealed class TrustedAuthorities
{
    private TrustedAuthorities(IEnumerable<X509Certificate2> certificates)
    {
        foreach (var certificate in certificates)
            (IsRoot(certificate) ? Roots : Intermediates).Add(certificate);
        if (Roots.Count == 0)
            throw new InvalidDataException("There is no root certificate among the trusted authorities.");
    }

    /// <summary>The self-signed ones, at which every chain has to end.</summary>
    public X509Certificate2Collection Roots { get; } = [];

    /// <summary>The others, which may stand between a root and a client.</summary>
    public X509Certificate2Collection Intermediates { get; } = [];

    /// <summary>Only this authority.</summary>
    public static TrustedAuthorities Of(X509Certificate2 authority) =>
        new([X509CertificateLoader.LoadCertificate(authority.RawData)]);

    /// <summary>Reads a PEM bundle: certificates, and remarks between them.</summary>
    /// <exception cref="InvalidDataException">It holds no root certificate, or a part of it cannot be read.</exception>
    public static TrustedAuthorities FromPemFile(string path) =>
        new([.. SecurityText.ReadFile(path).Select(part => part.Block).OfType<PemBlock>().Select(ReadCertificate)]);

    private static X509Certificate2 ReadCertificate(PemBlock block)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(block.Read("CERTIFICATE"));
        }
        catch (CryptographicException)
        {
            throw new InvalidDataException($"The certificate that begins at line {block.Number} cannot be read.");
        }
    }

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
