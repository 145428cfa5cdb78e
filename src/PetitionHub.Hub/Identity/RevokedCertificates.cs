using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace PetitionHub.Hub.Identity;

/// <summary>Certificates that their authority took back, by serial number and, from a revocation list, by issuer.</summary>
/// <remarks>
/// The file is taken over whole or not at all. A copy in progress has fewer serial numbers than the file, and looks like a list
/// of them: therefore the file ends with the line <c># end</c>, unless it is one revocation list and nothing else, which shows
/// where it ends.
/// </remarks>
public sealed class RevokedCertificates
{
    private const string CrlLabel = "X509 CRL";

    // RFC 5280, 4.1.2.2: more would be a fingerprint.
    private const int MaxSerialOctets = 20;
    private const byte DerSequence = 0x30;
    private const byte DerLongLength = 0x80;

    private readonly FrozenSet<string> _serials;
    private readonly FrozenSet<(string Issuer, string Serial)> _ofIssuer;
    private readonly IReadOnlyList<RevocationList> _lists;
    private readonly bool _isEnded;

    private RevokedCertificates(IReadOnlyCollection<string> serials, IReadOnlyList<RevocationList> lists, bool isEnded)
    {
        (_serials, _lists, _isEnded) = (serials.ToFrozenSet(), lists, isEnded);
        _ofIssuer = lists.SelectMany(list => list.Serials.Select(serial => (list.Issuer, Normalize(serial.Span)))).ToFrozenSet();
    }

    /// <summary>Nothing is revoked.</summary>
    public static RevokedCertificates None { get; } = new([], [], isEnded: true);

    /// <summary>The earliest time at which one of the lists is to be replaced by a newer one; null where none says so.</summary>
    public DateTimeOffset? NextAt => _lists.Min(list => list.NextAt);

    /// <summary>
    /// Reads serial numbers in hexadecimal, one a line, and certificate revocation lists in PEM, <c>#</c> for remarks; or one
    /// list in DER.
    /// </summary>
    /// <exception cref="InvalidDataException">It is not whole, or a part of it cannot be read.</exception>
    public static RevokedCertificates FromFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        // Text begins with no such byte, nor does a list have under 128 bytes.
        if (bytes.Length > 1 && bytes[0] == DerSequence && bytes[1] >= DerLongLength)
            return new([], [RevocationList.Read(bytes)], isEnded: false);
        var (serials, lists, ended) = (new List<string>(), new List<RevocationList>(), false);
        foreach (var part in SecurityText.Read(bytes))
        {
            if (part.Line.Length == 0 && part.Block is null)
                continue;
            if (ended)
                throw new InvalidDataException($"Line {part.Number} comes after the line '# end'.");
            if (part.Block is { } block)
                lists.Add(RevocationList.Read(block.Read(CrlLabel)));
            else if (part.Line[0] != '#')
                serials.Add(ReadSerial(part));
            else
                ended = part.Line.AsSpan().TrimStart("# ").Equals("end", StringComparison.OrdinalIgnoreCase);
        }

        return ended || (lists.Count == 1 && serials.Count == 0)
            ? new(serials, lists, ended)
            : throw new InvalidDataException("It does not end with the line '# end': it may be cut off.");
    }

    /// <summary>
    /// Requires that it can follow another. No list may be older than before. What was revoked stays so, unless its issuer's new
    /// list, or a file that shows its end, leaves it out.
    /// </summary>
    /// <exception cref="InvalidDataException">It cannot.</exception>
    public void RequireAfter(RevokedCertificates before)
    {
        foreach (var old in before._lists)
        {
            // An issuer may have several: one for each of its keys, or in parts.
            var its = before._lists.Where(list => list.Issuer == old.Issuer).Select(list => list.UpdatedAt).Order().ToList();
            var mine = _lists.Where(list => list.Issuer == old.Issuer).Select(list => list.UpdatedAt).Order().ToList();
            if (mine.Count > 0 && (mine[0] < its[0] || mine[^1] < its[^1]))
            {
                throw new InvalidDataException(
                    $"A list of {mine[0]:yyyy-MM-ddTHH:mm:ssZ} is older than what was read before, of "
                        + $"{old.UpdatedAt:yyyy-MM-ddTHH:mm:ssZ}.");
            }

            if (mine.Count < its.Count && !_isEnded)
                throw new InvalidDataException(
                    "It lacks a list that was there before. If that is meant, end it with the line '# end'.");
        }

        if (before._serials.Count > 0 && !_isEnded)
            throw new InvalidDataException(
                "It lacks serial numbers that were there before. If that is meant, end it with the line '# end'.");
    }

    /// <summary>Whether the certificate was taken back.</summary>
    public bool Contains(X509Certificate2 certificate)
    {
        if (_serials.Count == 0 && _ofIssuer.Count == 0)
            return false;
        var serial = Normalize(certificate.SerialNumberBytes.Span);
        return _serials.Contains(serial) || _ofIssuer.Contains((Convert.ToHexString(certificate.IssuerName.RawData), serial));
    }

    /// <summary>
    /// How many lists are of an issuer that the hub does not trust. They revoke nothing, which is probably a mistake.
    /// </summary>
    public int CountForeign(TrustedAuthorities authorities)
    {
        var trusted = authorities.Roots.Concat(authorities.Intermediates)
            .Select(one => Convert.ToHexString(one.SubjectName.RawData)).ToHashSet();
        return _lists.Count(list => !trusted.Contains(list.Issuer));
    }

    /// <summary>Hexadecimal, perhaps with a colon between octets, perhaps with a remark behind it.</summary>
    private static string ReadSerial(SecurityPart part)
    {
        var digits = part.Line.Split('#')[0].TrimEnd();
        if (digits.Contains(':', StringComparison.Ordinal))
            digits = digits.Split(':').All(octet => octet.Length == 2) ? digits.Replace(":", "", StringComparison.Ordinal) : "";
        try
        {
            var octets = Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits).AsSpan().TrimStart((byte)0);
            if (octets.Length is > 0 and <= MaxSerialOctets)
                return Convert.ToHexString(octets);
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new InvalidDataException($"Line {part.Number} is not a serial number in hexadecimal.");
    }

    // Tools write the same number with and without the zero octet that keeps it positive.
    private static string Normalize(ReadOnlySpan<byte> serial) => Convert.ToHexString(serial.TrimStart((byte)0));
}
