using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Certificates;

/// <summary>
/// The development authority, made at the first start in the data folder so that the default is encrypted and authenticated:
/// <c>certs/ca.pem</c>, <c>certs/hub.pem</c>, <c>certs/units/CODE.pem</c> and <c>certs/operators/NAME.pem</c>, each with its
/// <c>.key</c> beside it. Any number of processes may use one folder at once. In production an authority of its own issues the
/// certificates: see the hub's identity settings.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly X509Certificate2 _authority;
    private readonly Lock _renewing = new();
    private X509Certificate2 _server;

    private CertificateAuthority(string folder, TimeProvider clock, ILogger logger)
    {
        (_folder, _clock, _logger) = (folder, clock, logger);
        using (FolderLock.Take(folder))
        {
            var file = new CertificateFile(folder, "ca");
            _authority = file.Read() is { } there && IsCurrent(there) ? there : MakeAuthority(file);
            _server = ReadOrMakeServer();
        }
    }

    /// <summary>The authority's own certificate; with its key, which never leaves the hub.</summary>
    public X509Certificate2 Certificate => _authority;

    /// <summary>The authority's certificate as a file for clients.</summary>
    public string CertificatePath => Path.Combine(_folder, "ca.pem");

    /// <summary>The hub's server certificate with its key; renewed when it has fewer than 30 days left.</summary>
    public X509Certificate2 ServerCertificate
    {
        get
        {
            if (HasLong(_server))
                return _server;
            lock (_renewing)
            {
                using (FolderLock.Take(_folder))
                    return _server = ReadOrMakeServer();
            }
        }
    }

    /// <summary>Opens the authority of a data folder, or makes it where there is none.</summary>
    /// <param name="dataFolder">The hub's data folder; the authority lives in its folder <c>certs</c>.</param>
    /// <param name="clock">The clock by which certificates begin and end.</param>
    /// <param name="logger">Gets a line for each file that is made, with its path.</param>
    /// <exception cref="IOException">The folder cannot be written, or another process holds it for over 30 seconds.</exception>
    public static CertificateAuthority OpenOrCreate(string dataFolder, TimeProvider clock, ILogger logger) =>
        new(Path.Combine(dataFolder, "certs"), clock, logger);

    /// <summary>
    /// A client certificate for a unit: the one that is there while it has 30 days left, else a new one for a year.
    /// </summary>
    public IssuedCertificate Issue(UnitCode unit) => Issue(Actor.Of(unit), "units", unit.Value);

    /// <summary>A client certificate for an operator, whose name is 2 to 40 of a–z, 0–9 and inner hyphens.</summary>
    /// <exception cref="FormatException">The name is not of that form, or the hub's own, <c>hub</c>.</exception>
    public IssuedCertificate IssueOperator(string name) => name == Actor.HubName
        ? throw new FormatException($"'{name}' is the hub's own name.")
        : Issue(Actor.Operator(name), "operators", name);

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        _server.Dispose();
    }

    private IssuedCertificate Issue(Actor actor, string kind, string name)
    {
        var file = new CertificateFile(Path.Combine(_folder, kind), name);
        using (FolderLock.Take(_folder))
        using (var certificate = ReadFresh(file) ?? MakeClient(file, actor, name))
            return new IssuedCertificate(file.CertificatePath, file.KeyPath, CertificatePath);
    }

    private X509Certificate2 ReadOrMakeServer()
    {
        var file = new CertificateFile(_folder, "hub");
        // A container that moved has another host name.
        return ReadFresh(file) is { } there && there.MatchesHostname(HostName) ? there : MakeServer(file);
    }

    private X509Certificate2? ReadFresh(CertificateFile file) =>
        file.Read() is { } there && HasLong(there)
            && there.IssuerName.RawData.AsSpan().SequenceEqual(_authority.SubjectName.RawData)
            ? there
            : null;

    // A certificate that ends with its authority is kept to the end: a new one would end at the same time.
    private bool HasLong(X509Certificate2 certificate) => IsCurrent(certificate, RenewBefore)
        || (certificate.NotAfter >= _authority.NotAfter && IsCurrent(certificate));

    // A certificate that is not valid yet was made while the clock was ahead: no peer accepts it, so it counts as missing.
    private bool IsCurrent(X509Certificate2 certificate, TimeSpan left = default)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && certificate.NotAfter.ToUniversalTime() - now > left;
    }

    private X509Certificate2 MakeAuthority(CertificateFile file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateTemplates.Authority(key, _clock.GetUtcNow());
        CertificatesLog.CertificateMade(_logger, file.CertificatePath);
        return file.Write(certificate, key);
    }

    private X509Certificate2 MakeServer(CertificateFile file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateTemplates.Server(key, _authority, HostName, _clock.GetUtcNow());
        CertificatesLog.CertificateMade(_logger, file.CertificatePath);
        return file.Write(certificate, key);
    }

    private X509Certificate2 MakeClient(CertificateFile file, Actor actor, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateTemplates.Client(key, _authority, actor, name, _clock.GetUtcNow());
        CertificatesLog.CertificateMade(_logger, file.CertificatePath);
        return file.Write(certificate, key);
    }

    private static string HostName
    {
        get
        {
            var name = Dns.GetHostName();
            return Uri.CheckHostName(name) == UriHostNameType.Dns ? name : "localhost";
        }
    }
}
