using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Certificates;

/// <summary>The names in certificates: a SAN URI says which unit or operator holds the key.</summary>
public static class CertificateNames
{
    /// <summary>The use of a client's certificate (RFC 5280, 4.2.1.12).</summary>
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    /// <summary>The use of a server's certificate (RFC 5280, 4.2.1.12).</summary>
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private const string UnitPrefix = "urn:petitionhub:unit:";
    private const string OperatorPrefix = "urn:petitionhub:operator:";
    private const string SubjectAlternativeName = "2.5.29.17";

    // GeneralName: uniformResourceIdentifier [6] IA5String (RFC 5280, 4.2.1.6).
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>The SAN URI of a unit or an operator.</summary>
    public static Uri UriOf(Actor actor) =>
        new(actor.Unit is { } unit ? UnitPrefix + unit : OperatorPrefix + actor.Value[(actor.Value.IndexOf(':') + 1)..]);

    /// <summary>The one unit or operator that the certificate names; false where it names none, or several.</summary>
    public static bool TryReadActor(X509Certificate2 certificate, [NotNullWhen(true)] out Actor? actor)
    {
        actor = null;
        foreach (var uri in UrisOf(certificate))
        {
            if (!uri.StartsWith("urn:petitionhub:", StringComparison.Ordinal))
                continue;
            if (actor is not null || Read(uri) is not { } named)
            {
                actor = null;
                return false;
            }

            actor = named;
        }

        return actor is not null;
    }

    /// <summary>True where the certificate may be used to call a server.</summary>
    public static bool IsForClients(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == ClientAuthentication));

    private static Actor? Read(string uri)
    {
        if (uri.StartsWith(UnitPrefix, StringComparison.Ordinal) && UnitCode.TryParse(uri[UnitPrefix.Length..], out var unit))
            return Actor.Of(unit);
        // The hub's own name is never a caller's, whichever authority issued it.
        return uri.StartsWith(OperatorPrefix, StringComparison.Ordinal)
            && UnitCode.TryParse(uri[OperatorPrefix.Length..], out var name)
            && Actor.Operator(name.Value) is var named && named != Actor.Hub
            ? named
            : null;
    }

    private static List<string> UrisOf(X509Certificate2 certificate)
    {
        var uris = new List<string>();
        if (certificate.Extensions[SubjectAlternativeName] is not { } extension)
            return uris;
        try
        {
            var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                if (names.PeekTag().HasSameClassAndValue(UriTag))
                    uris.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag));
                else
                    names.ReadEncodedValue();
            }
        }
        catch (AsnContentException)
        {
            // The extension cannot be read: the certificate names no caller.
            uris.Clear();
        }

        return uris;
    }
}
