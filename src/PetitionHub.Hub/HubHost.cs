using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Attachments;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Exchange;
using PetitionHub.Hub.Hosting;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Json;
using PetitionHub.Hub.Ledger;
using PetitionHub.Hub.Monitoring;
using PetitionHub.Hub.OpenApi;
using PetitionHub.Hub.Petitions;
using PetitionHub.Hub.Replicas;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Hub.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Hub;

/// <summary>Puts a hub together: ledger, tail, services, identity, and its two listeners.</summary>
public static class HubHost
{
    /// <summary>
    /// Opens the ledger and makes the server, ready to be started. Disposing of the server lets the writer finish what it has
    /// taken, and closes the ledger.
    /// </summary>
    /// <param name="options">How the hub is set up.</param>
    /// <param name="logging">Where logs go; by default to standard error, a line each.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="pages">Pages for operators at the operations address; none by default.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="ArgumentException">An option is bad; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file of certificates cannot be used; the message names it.</exception>
    /// <exception cref="ListenException">It cannot listen where it is to; nothing was made.</exception>
    /// <exception cref="LedgerSetupException">The database cannot serve as it is; the message says what to do.</exception>
    public static async Task<WebApplication> CreateAsync(
        HubOptions options,
        Action<ILoggingBuilder>? logging = null,
        TimeProvider? time = null,
        IOperationsPages? pages = null,
        CancellationToken cancellationToken = default)
    {
        options.Validate();
        ListenAddresses.RequireFree(options.Listen);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        logging ??= LogToStandardError;
        logging(builder.Logging);
        builder.Services.AddSingleton(options).AddSingleton(time ?? TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.Listen.StopTimeoutSeconds));
        builder.Services.AddReplicas(options.Redis);
        builder.Services.AddHubLedger();
        builder.Services.AddHubServices();
        builder.Services.AddAttachments(options);
        builder.Services.AddHubTelemetry(options.Telemetry);
        pages?.Add(builder.Services, options);
        Listen(builder.WebHost, options);
        var app = builder.Build();
        try
        {
            // A file of certificates that cannot be used is told before anything is made.
            app.Services.GetRequiredService<HubCertificates>();
            await app.Services.GetRequiredService<HubLedger>().OpenAsync(cancellationToken);
            // The container disposes of what was resolved: the ledger is closed with the hub.
            app.Services.GetRequiredService<LedgerStore>();
            Map(app, options, pages);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address at which units reach a started hub, also where it was given port 0.</summary>
    public static Uri AddressOf(WebApplication hub) => new(hub.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>The address of the operations listener of a started hub, also where it was given port 0; null where it has none.</summary>
    public static Uri? OperationsAddressOf(WebApplication hub) =>
        hub.Urls.FirstOrDefault(url => url.StartsWith("http:", StringComparison.Ordinal)) is { } url ? new Uri(url) : null;

    private static void LogToStandardError(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        // The data folder is for the hub's user alone; that the keys in it are not encrypted is known.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        })
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static void Listen(IWebHostBuilder web, HubOptions options) => web.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // A call that waits for an inbox, and a stream, each take one: a province's many workers share a connection.
        kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
        Bind(kestrel, new Uri(options.Listen.Units), listen => listen.UseUnitCertificates());
        if (options.Listen.Operations.Length > 0)
            Bind(kestrel, new Uri(options.Listen.Operations), listen => listen.Protocols = HttpProtocols.Http1);
    });

    private static void Bind(KestrelServerOptions kestrel, Uri address, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(address.IdnHost, out var ip))
            kestrel.Listen(ip, address.Port, configure);
        else if (address.IsLoopback && address.Port == 0)
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        else if (address.IsLoopback)
            kestrel.ListenLocalhost(address.Port, configure);
        else
            kestrel.ListenAnyIP(address.Port, configure);
    }

    private static void Map(WebApplication app, HubOptions options, IOperationsPages? pages)
    {
        app.KeepSignInToPages();
        // Only the operations listener speaks in the clear, so that units reach neither probe nor page, and operators no service.
        app.MapWhen(http => !http.Request.IsHttps, operations => MapOperations(operations, options, pages));
        app.UseRouting();
        app.UseHubJson();
        app.AdmitCallers();
        app.RefuseExpiredDeadlines();
        app.UseHubErrors();
        app.MapGrpcService<UnitApi>();
        app.MapGrpcService<PetitionApi>();
        app.MapGrpcService<ExchangeApi>();
        app.MapGrpcService<InboxApi>();
        app.MapGrpcService<LedgerApi>();
        app.MapGrpcService<SyncApi>();
        app.MapGrpcService<AttachmentApi>();
        app.MapGrpcService<MonitoringApi>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapOpenApi();
    }

    private static void MapOperations(IApplicationBuilder operations, HubOptions options, IOperationsPages? pages)
    {
        operations
            .UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false })
            .UseHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportJson.WriteAsync })
            .UseMetricsPage();
        pages?.Map(operations, options);
    }
}
