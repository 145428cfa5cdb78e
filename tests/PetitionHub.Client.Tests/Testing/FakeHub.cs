using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Domain.Units;

namespace PetitionHub.Client.Tests.Testing;

/// <summary>A hub of fake services behind true mutual TLS, with the development authority of a data folder of its own.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority;
    private readonly WebApplication _server;

    private FakeHub()
    {
        _authority = CertificateAuthority.OpenOrCreate(_folder.Path, TimeProvider.System, NullLogger.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = _authority.ServerCertificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Sync).AddSingleton(Inbox).AddSingleton(new FakeLedger(Sync));
        _server = builder.Build();
        _server.MapGrpcService<FakeSync>();
        _server.MapGrpcService<FakeInbox>();
        _server.MapGrpcService<FakeLedger>();
    }

    public FakeSync Sync { get; } = new();

    public FakeInbox Inbox { get; } = new();

    public HubClientOptions Options { get; private set; } = null!;

    public static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        await hub._server.StartAsync(TestContext.Current.CancellationToken);
        var issued = hub._authority.Issue(UnitCode.Parse("430103-bureau"));
        hub.Options = new HubClientOptions
        {
            Addresses = [new UriBuilder(hub._server.Urls.Single()) { Host = "localhost" }.Uri],
            CertificatePath = issued.CertificatePath,
            KeyPath = issued.KeyPath,
            AuthorityPath = issued.AuthorityPath,
        };
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        Sync.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }
}
