using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PetitionHub.Certificates;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Says who a client certificate proves the caller to be: issued by a trusted authority, for client use, valid now, not revoked,
/// and naming one unit or operator. Nothing is asked over the network.
/// </summary>
/// <remarks>
/// It runs on every call. A connection has one certificate object for all its calls, to which what was found out is tied, so that
/// the chain is built once a connection and forgotten with it, or anew when the trusted or revoked ones change.
/// </remarks>
public sealed class CertificateIdentity(Func<TrustedAuthorities> trusted, Func<RevokedCertificates> revoked, TimeProvider clock)
{
    private static readonly Identification Missing = Identification.Refused(new Refusal(
        RefusalReason.CertificateMissing, "The connection has no client certificate. Connect with the unit's certificate."));

    private readonly ConditionalWeakTable<X509Certificate2, Examination> _examined = [];

    /// <summary>The caller, or CERTIFICATE_MISSING, _UNTRUSTED, _EXPIRED or _WITHOUT_UNIT.</summary>
    /// <param name="certificate">The connection's client certificate; null where it has none.</param>
    public Identification Identify(X509Certificate2? certificate)
    {
        if (certificate is null)
            return Missing;
        var (authorities, withdrawn) = (trusted(), revoked());
        if (!_examined.TryGetValue(certificate, out var examination)
            || examination.Authorities != authorities || examination.Revoked != withdrawn)
        {
            // The calls of a connection come at once, and a certificate object reads its extensions late, which is not safe from
            // several threads.
            using var own = X509CertificateLoader.LoadCertificate(certificate.RawData);
            examination = Examine(own, authorities, withdrawn);
            _examined.AddOrUpdate(certificate, examination);
        }

        var now = clock.GetUtcNow();
        if (examination.Trusted && (now < examination.NotBefore - ClockSkew.Tolerated || now > examination.NotAfter))
            return Expired(examination);
        if (now > examination.AuthoritiesNotAfter)
            return Untrusted(certificate, "its authority's own certificate has ended");
        return examination.Outcome;
    }

    private static Examination Examine(
        X509Certificate2 certificate, TrustedAuthorities authorities, RevokedCertificates withdrawn)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.Roots);
        chain.ChainPolicy.ExtraStore.AddRange(authorities.Intermediates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(CertificateNames.ClientAuthentication));
        // Times are compared at every call, with the hub's own clock.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        var built = chain.Build(certificate);
        var examination = new Examination(
            authorities,
            withdrawn,
            Outcome(certificate, built, chain.ChainElements.Select(element => element.Certificate).Any(withdrawn.Contains)),
            built,
            certificate.NotBefore.ToUniversalTime(),
            certificate.NotAfter.ToUniversalTime(),
            chain.ChainElements.Skip(1).Select(element => (DateTimeOffset)element.Certificate.NotAfter.ToUniversalTime())
                .DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
        return examination;
    }

    /// <summary>A certificate is revoked also where an authority between it and the root is.</summary>
    private static Identification Outcome(X509Certificate2 certificate, bool built, bool isRevoked)
    {
        if (!built)
            return Untrusted(certificate, "it was not issued by an authority that the hub trusts, or not for client use");
        if (!CertificateNames.IsForClients(certificate))
            return Untrusted(certificate, "it was not issued for client use");
        if (isRevoked)
            return Untrusted(certificate, "it, or an authority over it, was revoked");
        return CertificateNames.TryReadActor(certificate, out var actor)
            ? Identification.Of(new Caller(actor.Value))
            : Identification.Refused(new Refusal(
                RefusalReason.CertificateWithoutUnit,
                "The certificate names no unit: it needs one SAN URI urn:petitionhub:unit:CODE. Ask the hub's operators for "
                    + "another."));
    }

    private static Identification Untrusted(X509Certificate2 certificate, string why) => Identification.Refused(
        new Refusal(RefusalReason.CertificateUntrusted,
            $"The certificate is not trusted: {why}. Ask the hub's operators for a certificate.")
            .With("subject", certificate.Subject));

    private static Identification Expired(Examination examination)
    {
        var (notBefore, notAfter) = (
            $"{examination.NotBefore:yyyy-MM-ddTHH:mm:ss}Z", $"{examination.NotAfter:yyyy-MM-ddTHH:mm:ss}Z");
        return Identification.Refused(
            new Refusal(RefusalReason.CertificateExpired, $"The certificate is valid from {notBefore} to {notAfter}. Renew it.")
                .With("not_before", notBefore).With("not_after", notAfter));
    }

    /// <summary>What was found out about one certificate, against which lists.</summary>
    private sealed record Examination(
        TrustedAuthorities Authorities,
        RevokedCertificates Revoked,
        Identification Outcome,
        bool Trusted,
        DateTimeOffset NotBefore,
        DateTimeOffset NotAfter,
        DateTimeOffset AuthoritiesNotAfter);
}
