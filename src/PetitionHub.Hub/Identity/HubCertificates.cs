using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>The certificates that the options name: the hub's own, the trusted authorities and the revoked ones, as of now.</summary>
public sealed class HubCertificates : IDisposable
{
    private readonly WatchedFile<SslStreamCertificateContext>? _server;
    private readonly WatchedFile<TrustedAuthorities>? _trusted;
    private readonly WatchedFile<RevokedCertificates>? _revoked;
    private readonly TrustedAuthorities? _trustedDevelopment;
    private SslStreamCertificateContext? _serverOfDevelopment;

    /// <summary>Reads them, and makes the development authority where the options do without their own.</summary>
    /// <exception cref="InvalidDataException">A file that the options name cannot be used.</exception>
    public HubCertificates(HubOptions options, TimeProvider clock, ILogger<HubCertificates> logger)
    {
        var paths = options.Identity;
        if (paths.AuthoritiesPath is null || paths.CertificatePath is null)
            Development = CertificateAuthority.OpenOrCreate(options.Data.Folder, clock, logger);
        if (paths.AuthoritiesPath is { } bundle)
            _trusted = new(bundle, TrustedAuthorities.FromPemFile, clock, logger);
        else
            _trustedDevelopment = TrustedAuthorities.Of(Development!.Certificate);
        if (paths.CertificatePath is { } certificate)
            _server = new(certificate, path => ReadServer(path, paths.KeyPath!), clock, logger);
        if (paths.RevokedPath is { } revoked)
            _revoked = new(revoked, RevokedCertificates.FromFile, clock, logger);
    }

    /// <summary>The development authority; null in production.</summary>
    public CertificateAuthority? Development { get; }

    /// <summary>The hub's server certificate with its key and what of its chain is sent with it.</summary>
    public SslStreamCertificateContext Server => _server?.Value ?? ServerOfDevelopment();

    /// <summary>Whose client certificates are trusted.</summary>
    public TrustedAuthorities Trusted => _trusted?.Value ?? _trustedDevelopment!;

    /// <summary>Which certificates were taken back.</summary>
    public RevokedCertificates Revoked => _revoked?.Value ?? RevokedCertificates.None;

    /// <inheritdoc/>
    public void Dispose() => Development?.Dispose();

    private static SslStreamCertificateContext ReadServer(string certificatePath, string keyPath)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificatePath);
        using var certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        return SslStreamCertificateContext.Create(CertificateFile.Usable(certificate), chain, offline: true);
    }

    private SslStreamCertificateContext ServerOfDevelopment()
    {
        var certificate = Development!.ServerCertificate;
        if (_serverOfDevelopment is { } made && made.TargetCertificate.Equals(certificate))
            return made;
        return _serverOfDevelopment = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }
}
