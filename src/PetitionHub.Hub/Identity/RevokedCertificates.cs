using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PetitionHub.Hub.Identity;

/// <summary>Certificates that their authority took back, by serial number and, from a revocation list, by issuer.</summary>
public sealed class RevokedCertificates
{
    private const string CrlLabel = "X509 CRL";

    private readonly FrozenSet<string> _serials;
    private readonly FrozenSet<(string Issuer, string Serial)> _ofIssuer;

    private RevokedCertificates(IEnumerable<string> serials, IEnumerable<(string Issuer, string Serial)> ofIssuer) =>
        (_serials, _ofIssuer) = (serials.ToFrozenSet(), ofIssuer.ToFrozenSet());

    /// <summary>Nothing is revoked.</summary>
    public static RevokedCertificates None { get; } = new([], []);

    /// <summary>Reads certificate revocation lists in PEM, or else serial numbers in hexadecimal, one a line, <c>#</c> for remarks.</summary>
    /// <exception cref="InvalidDataException">A line is no serial number, or a list cannot be read.</exception>
    public static RevokedCertificates FromFile(string path)
    {
        var text = File.ReadAllText(path);
        return text.Contains("-----BEGIN", StringComparison.Ordinal)
            ? new([], ReadLists(text))
            : new(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')).Select(ReadSerial), []);
    }

    /// <summary>Whether the certificate was taken back.</summary>
    public bool Contains(X509Certificate2 certificate)
    {
        if (_serials.Count == 0 && _ofIssuer.Count == 0)
            return false;
        var serial = Normalize(certificate.SerialNumberBytes.Span);
        return _serials.Contains(serial) || _ofIssuer.Contains((Convert.ToHexString(certificate.IssuerName.RawData), serial));
    }

    private static List<(string Issuer, string Serial)> ReadLists(string text)
    {
        var revoked = new List<(string Issuer, string Serial)>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (!rest[fields.Label].SequenceEqual(CrlLabel))
                throw new InvalidDataException($"{rest[fields.Label]} is not a certificate revocation list.");
            var list = RevocationList.Read(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            foreach (var serial in list.Serials)
                revoked.Add((Convert.ToHexString(list.Issuer.Span), Normalize(serial.Span)));
            rest = rest[fields.Location.End..];
        }

        return rest.Contains("-----BEGIN", StringComparison.Ordinal)
            ? throw new InvalidDataException("A certificate revocation list is cut off.")
            : revoked;
    }

    private static string ReadSerial(string line)
    {
        try
        {
            var digits = line.Replace(":", "", StringComparison.Ordinal);
            return Normalize(Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits));
        }
        catch (FormatException)
        {
            throw new InvalidDataException("A line is not a serial number in hexadecimal.");
        }
    }

    // Tools write the same number with and without the zero octet that keeps it positive.
    private static string Normalize(ReadOnlySpan<byte> serial) => Convert.ToHexString(serial.TrimStart((byte)0));
}
