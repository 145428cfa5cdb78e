namespace PetitionHub.Hub.Identity;

/// <summary>Where certificates come from. With nothing set, the development authority in the data folder issues them all.</summary>
public sealed class IdentityOptions
{
    /// <summary>The hub's data folder, in whose folder <c>certs</c> the development authority lives.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// PEM bundle of the authorities whose client certificates are trusted, roots and intermediates. Where it is set the
    /// development authority is neither made nor trusted. Read again when the file changes.
    /// </summary>
    public string? TrustedAuthoritiesPath { get; set; }

    /// <summary>PEM file of the hub's own server certificate; its chain may follow. Read again when the file changes.</summary>
    public string? ServerCertificatePath { get; set; }

    /// <summary>PEM file of the key of <see cref="ServerCertificatePath"/>.</summary>
    public string? ServerKeyPath { get; set; }

    /// <summary>
    /// Revoked certificates: certificate revocation lists in PEM, or serial numbers in hexadecimal, one a line. Read again when
    /// the file changes.
    /// </summary>
    public string? RevokedPath { get; set; }
}
