using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;

namespace PetitionHub.Cli.Tests.Testing;

/// <summary>A hub of fake services behind true mutual TLS, with the development authority of a data folder of its own.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly CertificateAuthority _authority;
    private readonly WebApplication _server;

    private FakeHub(TempFolder folder, CertificateAuthority authority)
    {
        (_folder, _authority) = (folder, authority);
        Units = new FakeUnits(Ledger);
        Ledger.FindReceipt = Petitions.FindReceipt;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = authority.ServerCertificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Petitions).AddSingleton(Exchange);
        builder.Services.AddSingleton(Units).AddSingleton(Inbox).AddSingleton(Ledger).AddSingleton(Sync).AddSingleton(Attachments);
        builder.Services.AddSingleton(Monitoring);
        _server = builder.Build();
        _server.MapGrpcService<FakePetitions>();
        _server.MapGrpcService<FakeExchange>();
        _server.MapGrpcService<FakeUnits>();
        _server.MapGrpcService<FakeInbox>();
        _server.MapGrpcService<FakeLedger>();
        _server.MapGrpcService<FakeSync>();
        _server.MapGrpcService<FakeAttachments>();
        _server.MapGrpcService<FakeMonitoring>();
    }

    public FakePetitions Petitions { get; } = new();

    public FakeExchange Exchange { get; } = new();

    public FakeUnits Units { get; }

    public FakeInbox Inbox { get; } = new();

    public FakeLedger Ledger { get; } = new();

    public FakeSync Sync { get; } = new();

    public FakeAttachments Attachments { get; } = new();

    public FakeMonitoring Monitoring { get; } = new();

    public string DataFolder => _folder.Path;

    public Uri Address { get; private set; } = null!;

    public static async Task<FakeHub> StartAsync()
    {
        var folder = new TempFolder();
        var hub = new FakeHub(folder, CertificateAuthority.OpenOrCreate(folder.Path, TimeProvider.System, NullLogger.Instance));
        await hub._server.StartAsync(TestContext.Current.CancellationToken);
        hub.Address = new UriBuilder(hub._server.Urls.Single()) { Host = "localhost" }.Uri;
        return hub;
    }

    public IssuedCertificate Issue(string unit) => _authority.Issue(Domain.Units.UnitCode.Parse(unit));

    /// <summary>Runs a command line against it, as a county's bureau.</summary>
    public Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.Async([.. args, .. Connection, "--unit", "430103-bureau"]);

    /// <summary>Runs a command line against it, as an operator.</summary>
    public Task<CommandRun> RunAsOperatorAsync(params string[] args) =>
        CommandRun.Async([.. args, .. Connection, "--operator", "admin"]);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    public string[] Connection => ["--hub", Address.ToString(), "--data", DataFolder];
}
