using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.Domain.Units;

namespace PetitionHub.Testing;

/// <summary>
/// A server of fake services behind true mutual TLS, with the development authority of a data folder of its own.
/// </summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority;
    private readonly WebApplicationBuilder _builder = WebApplication.CreateSlimBuilder();
    private readonly List<Action<WebApplication>> _services = [];
    private WebApplication? _server;

    public FakeServer()
    {
        _authority = CertificateAuthority.OpenOrCreate(_folder.Path, TimeProvider.System, NullLogger.Instance);
        _builder.Logging.ClearProviders();
        _builder.WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = _authority.ServerCertificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        _builder.Services.AddGrpc();
    }

    /// <summary>The folder of the authority, from which clients read their certificates.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Has it answer for a service, from then on that it is started.</summary>
    public FakeServer Serve<TService>(TService service)
        where TService : class
    {
        _builder.Services.AddSingleton(service);
        _services.Add(server => server.MapGrpcService<TService>());
        return this;
    }

    public async Task StartAsync()
    {
        _server = _builder.Build();
        foreach (var map in _services)
            map(_server);
        await _server.StartAsync(Wait.Token);
        Address = new UriBuilder(_server.Urls.Single()) { Host = "localhost" }.Uri;
    }

    public IssuedCertificate Issue(string unit) => _authority.Issue(UnitCode.Parse(unit));

    /// <summary>How a unit reaches it.</summary>
    public HubClientOptions OptionsOf(string unit)
    {
        var issued = Issue(unit);
        return new HubClientOptions
        {
            Addresses = [Address],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
            await _server.DisposeAsync();
        }

        _authority.Dispose();
        _folder.Dispose();
    }
}
