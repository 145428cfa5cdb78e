using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Attachments;
using PetitionHub.Hub.Calls;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Contacts;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Hosting;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Json;
using PetitionHub.Hub.Ledger;
using PetitionHub.Hub.Monitoring;
using PetitionHub.Hub.OpenApi;
using PetitionHub.Hub.Petitions;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Repeats;
using PetitionHub.Hub.Replicas;
using PetitionHub.Hub.Streams;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Hub.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Storage;

namespace PetitionHub.Hub;

/// <summary>Puts a hub together, a line for each capability, which is a folder.</summary>
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
        (logging ?? StandardErrorLog.AddTo)(builder.Logging);
        builder.WebHost.Listen(options.Listen);
        builder.Services.AddSingleton(options).AddSingleton(time ?? TimeProvider.System);
        builder.Services.Configure<HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.Listen.StopTimeoutSeconds));
        Add(builder.Services, options);
        pages?.Add(builder.Services, options);
        var app = builder.Build();
        try
        {
            // A file of certificates that cannot be used is reported before anything is created.
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
    public static Uri AddressOf(WebApplication hub) =>
        new(hub.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>
    /// The address of the operations listener of a started hub, also where it was given port 0; null where it has none.
    /// </summary>
    public static Uri? OperationsAddressOf(WebApplication hub) =>
        hub.Urls.FirstOrDefault(url => url.StartsWith("http:", StringComparison.Ordinal)) is { } url ? new Uri(url) : null;

    private static void Add(IServiceCollection services, HubOptions options)
    {
        services.AddTelemetry(options.Telemetry);
        services.AddCalls();
        services.AddErrors();
        services.AddIdentity();
        services.AddProbes();
        services.AddLedger();
        services.AddTail();
        services.AddReplicas(options.Redis);
        services.AddProjections();
        services.AddConfidentiality();
        services.AddContacts();
        services.AddStreams();
        services.AddCommands();
        services.AddInbox();
        services.AddSync();
        services.AddRepeats();
        services.AddPetitions();
        services.AddUnits();
        services.AddAttachments(options);
        services.AddMonitoring();
        services.AddDeadlines();
        services.AddJson();
    }

    private static void Map(WebApplication app, HubOptions options, IOperationsPages? pages)
    {
        app.KeepSignInToPages();
        // Only the operations listener speaks in the clear, so that units reach neither probe nor page, and operators no service.
        app.MapWhen(http => !http.Request.IsHttps, operations =>
        {
            operations.UseProbes().UseMetricsPage();
            pages?.Map(operations, options);
        });
        app.UseRouting();
        app.UseJson();
        app.UseIdentity();
        app.RefuseExpiredDeadlines();
        app.UseErrors();
        app.MapUnits();
        app.MapPetitions();
        app.MapCommands();
        app.MapInbox();
        app.MapLedger();
        app.MapSync();
        app.MapAttachments();
        app.MapMonitoring();
        app.MapProbes();
        app.MapOpenApi();
    }
}
