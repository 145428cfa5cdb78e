using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using PetitionHub.Certificates;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// The certificates that the options name: the hub's own, the trusted authorities and the revoked ones, as of now.
/// </summary>
public sealed class HubCertificates : IDisposable
{
    private readonly WatchedFile<SslStreamCertificateContext>? _server;
    private readonly WatchedFile<TrustedAuthorities>? _trusted;
    private readonly WatchedFile<RevokedCertificates>? _revoked;
    private readonly TrustedAuthorities? _trustedDevelopment;
    private readonly TimeProvider _clock;
    private SslStreamCertificateContext? _serverOfDevelopment;
    private string? _told;

    /// <summary>Reads them, and makes the development authority where the options do without their own.</summary>
    /// <exception cref="InvalidDataException">A file that the options name cannot be used.</exception>
    public HubCertificates(HubOptions options, TimeProvider clock, ILogger<HubCertificates> logger)
    {
        var paths = options.Identity;
        _clock = clock;
        if (paths.AuthoritiesPath is null || paths.CertificatePath is null)
            Development = CertificateAuthority.OpenOrCreate(options.Data.Folder, clock, logger);
        if (paths.AuthoritiesPath is { } bundle)
            _trusted = Watch(bundle, TrustedAuthorities.FromPemFile, clock, logger);
        else
            _trustedDevelopment = TrustedAuthorities.Of(Development!.Certificate);
        if (paths.CertificatePath is { } certificate)
            _server = Watch(certificate, path => ReadServer(path, paths.KeyPath!), clock, logger);
        if (paths.RevokedPath is { } file)
            _revoked = Watch(file, ReadRevoked(logger), clock, logger);
    }

    /// <summary>The development authority; null in production.</summary>
    public CertificateAuthority? Development { get; }

    /// <summary>The hub's server certificate with its key and what of its chain is sent with it.</summary>
    public SslStreamCertificateContext Server => _server?.Value ?? ServerOfDevelopment();

    /// <summary>Whose client certificates are trusted.</summary>
    public TrustedAuthorities Trusted => _trusted?.Value ?? _trustedDevelopment!;

    /// <summary>Which certificates were taken back.</summary>
    public RevokedCertificates Revoked => _revoked?.Value ?? RevokedCertificates.None;

    /// <summary>True where the fault is another than the one that was logged last.</summary>
    public bool IsNews(string fault) => Interlocked.Exchange(ref _told, fault) != fault;

    /// <summary>
    /// Why no unit could connect at a moment, as the hub's certificate has ended or not begun; null where units can.
    /// </summary>
    public string? FindFault(DateTimeOffset now)
    {
        if (FindFault(Server.TargetCertificate, now) is { } fault)
            return $"The hub's certificate {fault}. Renew it, or put the clock right.";
        return Trusted.Roots.Select(root => FindFault(root, now)).ToList() is var faults
            && faults.TrueForAll(root => root is not null)
            ? $"The authority whose unit certificates are trusted {faults[0]}. Renew it, or put the clock right."
            : null;
    }

    private static string? FindFault(X509Certificate2 certificate, DateTimeOffset now) =>
        now < certificate.NotBefore ? $"is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC"
        : now > certificate.NotAfter ? $"ended on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC"
        : null;

    /// <inheritdoc/>
    public void Dispose() => Development?.Dispose();

    /// <summary>How many files cannot be read as they are now. The hub keeps their last good content.</summary>
    public int FaultyFiles => new[] { _server?.Fault, _trusted?.Fault, _revoked?.Fault }.Count(fault => fault is not null);

    /// <summary>1 where a revocation list should have been replaced by a newer one, which may revoke more.</summary>
    public int StaleLists => Revoked.NextAt < _clock.GetUtcNow() ? 1 : 0;

    /// <summary>Revocation lists of issuers that the hub does not trust: they revoke nothing.</summary>
    public int ForeignLists => Revoked.CountForeign(Trusted);

    private static WatchedFile<T> Watch<T>(string path, Func<string, T> read, TimeProvider clock, ILogger logger)
        where T : class
    {
        try
        {
            return new(path, read, clock, logger);
        }
        catch (Exception exception) when (exception is InvalidDataException or CryptographicException or ArgumentException)
        {
            // Later the last good content is kept; at the start there is none.
            throw new InvalidDataException($"{path} cannot be used. {exception.Message}", exception);
        }
    }

    private Func<string, RevokedCertificates> ReadRevoked(ILogger logger)
    {
        var last = RevokedCertificates.None;
        return path =>
        {
            var read = RevokedCertificates.FromFile(path);
            read.RequireAfter(last);
            if (read.CountForeign(Trusted) is var foreign and > 0)
                IdentityLog.ForeignLists(logger, path, foreign);
            if (read.NextAt < _clock.GetUtcNow())
                IdentityLog.ListStale(logger, path, read.NextAt.Value);
            return last = read;
        };
    }

    private static SslStreamCertificateContext ReadServer(string certificatePath, string keyPath)
    {
        // The others pass over a block that is cut off.
        SecurityText.ReadFile(certificatePath);
        SecurityText.ReadFile(keyPath);
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
        return _serverOfDevelopment = SslStreamCertificateContext.Create(
            certificate, additionalCertificates: null, offline: true);
    }
}
