using System.Security.Cryptography.X509Certificates;

namespace PetitionHub.Client.Internal;

/// <summary>Whom the client believes that the other side is the hub.</summary>
internal static class ServerTrust
{
    private const string ServerAuthenticationOid = "1.3.6.1.5.5.7.3.1";

    /// <summary>
    /// Only what the authorities of a PEM file issued, for servers. A policy, no callback, so that names stay checked.
    /// </summary>
    public static X509ChainPolicy Only(string authorityPath)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // The hub's own authority publishes no revocation list; certificates are short-lived instead.
            RevocationMode = X509RevocationMode.NoCheck,
            ApplicationPolicy = { new(ServerAuthenticationOid) },
        };
        policy.CustomTrustStore.ImportFromPemFile(authorityPath);
        return policy;
    }
}
