using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.Certificates;
using PetitionHub.Client;
using PetitionHub.Domain.Units;
using PetitionHub.Hub;
using PetitionHub.Hub.Hosting;
using PetitionHub.Hub.Identity;

namespace PetitionHub.Testing.Hub;

/// <summary>A hub of this process on a real socket, with certificates of its own development authority.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HubChannel>> _channels = new();
    private readonly ConcurrentBag<IDisposable> _opened = [];

    private TestHub(WebApplication app, HubLog log) => (App, Log) = (app, log);

    public WebApplication App { get; }

    public HubLog Log { get; }

    public Uri Address => HubHost.AddressOf(App);

    public Uri Operations => new(App.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));

    /// <summary>Where it stores attachments.</summary>
    public string AttachmentFolder => Get<HubOptions>().AttachmentFolder;

    public CertificateAuthority Authority => Get<HubCertificates>().Development!;

    public HubChannel Operator => _channels.GetOrAdd("", _ => new(() => Connect(Authority.IssueOperator("test")))).Value;

    public static async Task<TestHub> StartAsync(
        string folder,
        HubLog? log = null,
        TimeProvider? clock = null,
        int stopTimeoutSeconds = 60,
        Func<HubOptions, HubOptions>? configure = null,
        IOperationsPages? pages = null)
    {
        var hub = await OpenAsync(folder, log, clock, stopTimeoutSeconds, configure, pages);
        await hub.StartAsync();
        return hub;
    }

    /// <summary>Opens its ledger; it does not listen yet.</summary>
    public static async Task<TestHub> OpenAsync(
        string folder,
        HubLog? log = null,
        TimeProvider? clock = null,
        int stopTimeoutSeconds = 60,
        Func<HubOptions, HubOptions>? configure = null,
        IOperationsPages? pages = null)
    {
        log ??= new HubLog();
        var options = new HubOptions
        {
            Data = new() { Folder = folder },
            Listen = new()
            {
                Units = "https://127.0.0.1:0",
                Operations = "http://127.0.0.1:0",
                StopTimeoutSeconds = stopTimeoutSeconds
            },
            // A busy machine must not make a registration go without its repeats.
            Repeats = new() { TimeoutMs = 10_000 },
        };
        var app = await HubHost.CreateAsync(
            configure?.Invoke(options) ?? options,
            logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace),
            clock,
            pages,
            Wait.Token).Bounded();
        return new TestHub(app, log);
    }

    public Task StartAsync() => App.StartAsync(Wait.Token).Bounded();

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>The channel of a unit, one for all tests of the hub.</summary>
    public HubChannel As(string unit) =>
        _channels.GetOrAdd(unit, code => new(() => Connect(Authority.Issue(UnitCode.Parse(code))))).Value;

    /// <summary>A channel that repeats nothing by itself, and shows any certificate or none.</summary>
    public GrpcChannel Connect(X509Certificate2? certificate)
    {
        var channel = GrpcChannel.ForAddress(
            Address, new GrpcChannelOptions { HttpHandler = Handler(certificate), DisposeHttpClient = true });
        _opened.Add(channel);
        return channel;
    }

    /// <summary>A channel of a unit that repeats nothing by itself.</summary>
    public GrpcChannel ConnectAs(string unit) => Connect(CertificateOf(unit));

    public X509Certificate2 CertificateOf(string unit)
    {
        var issued = Authority.Issue(UnitCode.Parse(unit));
        return X509Certificate2.CreateFromPemFile(issued.CertificatePath, issued.KeyPath);
    }

    /// <summary>What a client needs to reach the hub over HTTP/2 with mutual TLS.</summary>
    public SocketsHttpHandler Handler(X509Certificate2? certificate)
    {
        var tls = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509Certificate2.CreateFromPem(File.ReadAllText(Authority.CertificatePath)) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };
        if (certificate is not null)
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        return new SocketsHttpHandler { SslOptions = tls, EnableMultipleHttp2Connections = true };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Value.Dispose();
        foreach (var opened in _opened)
            opened.Dispose();
        await App.DisposeAsync().AsTask().WaitAsync(Wait.Patience);
    }

    private HubChannel Connect(IssuedCertificate issued) => HubChannel.Connect(new HubClientOptions
    {
        Addresses = [Address],
        CertificatePath = issued.CertificatePath,
        KeyPath = issued.KeyPath,
        AuthorityPath = issued.AuthorityPath,
        DefaultDeadline = Wait.Patience,
    });
}
