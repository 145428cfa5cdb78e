using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.Cli.Connection;
using PetitionHub.Client;
using PetitionHub.Hub;
using PetitionHub.Ledger;

namespace PetitionHub.Cli.Demo;

/// <summary>
/// A whole hub of its own on a free loopback port, with its own authority: units connect to it over mutual TLS as they
/// would to any other, each with its own certificate, issued when it first connects.
/// </summary>
internal sealed class DemoHub : IAsyncDisposable
{
    private const string FreePort = "https://127.0.0.1:0";

    private readonly WebApplication _server;
    private readonly DevelopmentCertificates _certificates;
    private readonly ConcurrentDictionary<string, Lazy<HubChannel>> _channels = new(StringComparer.Ordinal);

    private DemoHub(WebApplication server, DevelopmentCertificates certificates, Uri address)
    {
        _server = server;
        _certificates = certificates;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The hub's ledger, for a check of the whole of it.</summary>
    public LedgerStore Ledger => _server.Services.GetRequiredService<LedgerStore>();

    /// <summary>How many units connected.</summary>
    public int UnitCount => _channels.Count;

    /// <summary>Starts it with its ledger in the folder.</summary>
    public static async Task<DemoHub> StartAsync(string folder, CancellationToken cancel)
    {
        var options = new HubOptions { DataFolder = folder, Listen = FreePort, OperationsListen = "" };
        var server = await HubHost.CreateAsync(options, LogFaultsOnly, cancellationToken: cancel);
        await server.StartAsync(cancel);
        var addresses = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        var address = new Uri(addresses.Addresses.Single(text => text.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal)));
        return new DemoHub(server, DevelopmentCertificates.Open(folder), address);
    }

    /// <summary>The connection of a unit, one for each.</summary>
    public HubChannel Of(string unit) =>
        _channels.GetOrAdd(unit, code => new Lazy<HubChannel>(() => Connect(_certificates.IssueUnit(code)))).Value;

    /// <summary>A connection of an operator; the caller's to dispose of.</summary>
    public HubChannel ConnectOperator() => Connect(_certificates.IssueOperator("demo"));

    /// <summary>Ends all connections, then the hub, so that its folder may be read or removed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Value.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private HubChannel Connect((string Certificate, string Key) identity) => HubChannel.Connect(new HubClientOptions
    {
        Address = Address,
        CertificatePath = identity.Certificate,
        KeyPath = identity.Key,
        AuthorityPath = _certificates.AuthorityPath,
    });

    private static void LogFaultsOnly(ILoggingBuilder logging) => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
}
