using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.Hub;
using PetitionHub.Ledger;

namespace PetitionHub.Lab.Demo;

/// <summary>
/// A whole hub of its own on a free loopback port, with its own authority: units connect to it over mutual TLS as they
/// would to any other, each with its own certificate, issued when it first connects.
/// </summary>
internal sealed class DemoHub : IAsyncDisposable
{
    private const string FreePort = "https://127.0.0.1:0";

    private readonly WebApplication _server;
    private readonly CertificateAuthority _certificates;
    private readonly ConcurrentDictionary<string, Lazy<Task<HubChannel>>> _channels = new(StringComparer.Ordinal);

    // The authority locks its folder, by polling: callers wait for their turn here, and hold no thread meanwhile.
    private readonly SemaphoreSlim _issuing = new(1, 1);

    private DemoHub(WebApplication server, CertificateAuthority certificates, Uri address)
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
        var options = new HubOptions { Data = new() { Folder = folder }, Listen = new() { Units = FreePort, Operations = "" } };
        var server = await HubHost.CreateAsync(options, LogFaultsOnly, cancellationToken: cancel);
        await server.StartAsync(cancel);
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var address = new Uri(addresses.Addresses.Single(text => text.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal)));
        return new DemoHub(server, CertificateAuthority.OpenOrCreate(folder, TimeProvider.System, NullLogger.Instance), address);
    }

    /// <summary>The connection of a unit, one for each.</summary>
    public Task<HubChannel> OfAsync(string unit) =>
        _channels.GetOrAdd(unit, code => new Lazy<Task<HubChannel>>(() => ConnectAsync(UnitCode.Parse(code)))).Value;

    /// <summary>A connection of an operator; the caller's to dispose of.</summary>
    public HubChannel ConnectOperator() => Connect(_certificates.IssueOperator("demo"));

    /// <summary>Ends all connections, then the hub, so that its folder may be read or removed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            (await channel.Value).Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
        _certificates.Dispose();
        _issuing.Dispose();
    }

    private async Task<HubChannel> ConnectAsync(UnitCode unit)
    {
        await _issuing.WaitAsync();
        try
        {
            return Connect(_certificates.Issue(unit));
        }
        finally
        {
            _issuing.Release();
        }
    }

    private HubChannel Connect(IssuedCertificate identity) => HubChannel.Connect(new HubClientOptions
    {
        Addresses = [Address],
        CertificatePath = identity.CertificatePath,
        KeyPath = identity.KeyPath,
        AuthorityPath = identity.AuthorityPath,
    });

    private static void LogFaultsOnly(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Error)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
