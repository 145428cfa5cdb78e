using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using PetitionHub.Client.Internal;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// A connection to the hub over mutual TLS, with a client for each service. One serves a whole process, from any number of
/// threads: it opens more HTTP/2 connections as it needs them, keeps them alive through idle firewalls, and moves from a replica
/// of the hub that is away to one that is there.
/// </summary>
/// <remarks>
/// A call that the hub answers with UNAVAILABLE or INTERNAL is sent again by itself. That is safe for every mutation, since its
/// <c>request_id</c> makes it happen once; for the same reason a call that timed out may be sent again unchanged.
/// </remarks>
public sealed class HubChannel : IDisposable
{
    /// <summary>The largest message that is sent or taken.</summary>
    public const int MaxMessageBytes = 1024 * 1024;

    // A replica that hangs does not close its connections. Keep-alive finds that out early enough to send the call to another
    // replica within its deadline. No new connection waits long for it either.
    private static readonly TimeSpan KeepAliveDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstReconnect = TimeSpan.FromMilliseconds(200);

    // A replica that is back is used again soon: the library's own limit is two minutes.
    private static readonly TimeSpan LastReconnect = TimeSpan.FromSeconds(5);

    private readonly GrpcChannel _channel;

    private HubChannel(GrpcChannel channel, HubCaller caller, TimeSpan defaultDeadline, TimeProvider clock)
    {
        _channel = channel;
        Caller = caller;
        CallInvoker = channel.Intercept(new DeadlineInterceptor(defaultDeadline, clock));
        Petitions = new PetitionService.PetitionServiceClient(CallInvoker);
        Exchange = new ExchangeService.ExchangeServiceClient(CallInvoker);
        Inbox = new InboxService.InboxServiceClient(CallInvoker);
        Units = new UnitService.UnitServiceClient(CallInvoker);
        Sync = new SyncService.SyncServiceClient(CallInvoker);
        Attachments = new AttachmentService.AttachmentServiceClient(CallInvoker);
        Ledger = new LedgerService.LedgerServiceClient(CallInvoker);
        Monitoring = new MonitoringService.MonitoringServiceClient(CallInvoker);
    }

    /// <summary>Who calls, as the client certificate says.</summary>
    public HubCaller Caller { get; }

    /// <summary>Petition items.</summary>
    public PetitionService.PetitionServiceClient Petitions { get; }

    /// <summary>The steps of the procedure.</summary>
    public ExchangeService.ExchangeServiceClient Exchange { get; }

    /// <summary>The caller's inbox.</summary>
    public InboxService.InboxServiceClient Inbox { get; }

    /// <summary>The directory of units.</summary>
    public UnitService.UnitServiceClient Units { get; }

    /// <summary>Pushing commands, following what the caller may read, reconciling. <see cref="OutboxSender"/> pushes.</summary>
    public SyncService.SyncServiceClient Sync { get; }

    /// <summary>Files of petitions; <see cref="AttachmentTransfer"/> moves whole ones.</summary>
    public AttachmentService.AttachmentServiceClient Attachments { get; }

    /// <summary>The ledger.</summary>
    public LedgerService.LedgerServiceClient Ledger { get; }

    /// <summary>Volumes between units, what is stuck, and the official figures.</summary>
    public MonitoringService.MonitoringServiceClient Monitoring { get; }

    /// <summary>For services that this class does not name, such as <c>grpc.health.v1</c>.</summary>
    public CallInvoker CallInvoker { get; }

    /// <summary>Reads the certificates. Nothing is sent before the first call.</summary>
    /// <exception cref="ArgumentException">An address is not <c>https</c>.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not what it should be.</exception>
    public static HubChannel Connect(HubClientOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = ReadTarget(options.Addresses);
        var identity = ClientIdentity.Read(options.CertificatePath, options.KeyPath);
        var channel = GrpcChannel.ForAddress(target, new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.SecureSsl,
            // A single address has nothing to choose from.
            ServiceProvider = options.Addresses is [{ Scheme: not ReplicaAddresses.DnsScheme }] ? null
                : new ReplicaAddresses(options.Addresses),
            InitialReconnectBackoff = FirstReconnect,
            MaxReconnectBackoff = LastReconnect,
            HttpHandler = MakeHandler(identity, options.AuthorityPath),
            DisposeHttpClient = true,
            MaxSendMessageSize = MaxMessageBytes,
            MaxReceiveMessageSize = MaxMessageBytes,
            ServiceConfig = MakeServiceConfig(options.MaxAttempts),
        });
        return new HubChannel(channel, identity.Caller, options.DefaultDeadline, clock ?? TimeProvider.System);
    }

    /// <summary>Ends the connections, and the calls that are under way.</summary>
    public void Dispose() => _channel.Dispose();

    private static string ReadTarget(IReadOnlyList<Uri> addresses)
    {
        if (addresses is [{ Scheme: ReplicaAddresses.DnsScheme } name])
            return name.ToString();
        if (addresses.Count == 0 || addresses.FirstOrDefault(address => address.Scheme != Uri.UriSchemeHttps) is { })
            throw new ArgumentException(
                $"Each address of the hub has to begin with https://, unlike "
                    + $"'{string.Join(", ", addresses)}'.", nameof(addresses));
        return addresses is [var only] ? only.ToString() : ReplicaAddresses.Target;
    }

    private static SocketsHttpHandler MakeHandler(ClientIdentity identity, string? authorityPath) => new()
    {
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = KeepAliveDelay,
        KeepAlivePingTimeout = KeepAliveTimeout,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        ConnectTimeout = ConnectTimeout,
        SslOptions = new()
        {
            ClientCertificateContext = identity.Context,
            CertificateChainPolicy = authorityPath is null ? null : ServerTrust.Only(authorityPath),
        },
    };

    private static ServiceConfig MakeServiceConfig(int maxAttempts) => new()
    {
        LoadBalancingConfigs = { new RoundRobinConfig() },
        MethodConfigs =
        {
            // Outbox and pump begin their streams anew by themselves, from what is stored, and not from what a call has buffered.
            new MethodConfig
            {
                Names =
                {
                    new MethodName { Service = "petitionhub.v1.SyncService", Method = "PushCommands" },
                    new MethodName { Service = "petitionhub.v1.InboxService", Method = "SubscribeInbox" },
                },
            },
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new Grpc.Net.Client.Configuration.RetryPolicy
                {
                    MaxAttempts = maxAttempts,
                    InitialBackoff = TimeSpan.FromMilliseconds(200),
                    MaxBackoff = TimeSpan.FromSeconds(5),
                    BackoffMultiplier = 2,
                    // A connection that dies in the middle of a call is INTERNAL.
                    RetryableStatusCodes = { StatusCode.Unavailable, StatusCode.Internal },
                },
            },
        },
    };
}
