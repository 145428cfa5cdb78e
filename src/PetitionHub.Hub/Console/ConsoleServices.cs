using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Console.Acting;
using PetitionHub.Hub.Console.Assets;
using PetitionHub.Hub.Console.Exporting;
using PetitionHub.Hub.Console.Pages;
using PetitionHub.Hub.Console.Reading;
using PetitionHub.Hub.Console.SignIn;
using PetitionHub.Hub.Console.Texts;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Console;

/// <summary>The operators' console: pages that are rendered here, on the operations listener, for who signed in.</summary>
internal static class ConsoleServices
{
    // A WebApplication lets the branches of its pipeline share one routing table by this property.
    private const string SharedRoutes = "__GlobalEndpointRouteBuilder";

    // And puts these before all else where the services are there, unless they say that it has been done.
    private static readonly string[] Automatic = ["__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet"];

    public static void AddConsole(this IServiceCollection services, HubOptions options)
    {
        if (!options.ServesConsole)
            return;
        services.AddHttpContextAccessor();
        // Chinese as it is, not as numbers of characters: pages are half as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents(SetCircuits);
        services.AddScoped(provider => PageLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddSingleton<Names>().AddSingleton<VolumeFollower>().AddSingleton<OverviewReads>().AddSingleton<OperatorAct>().AddSingleton<RefusedActs>();
        services.AddSignIn(options);
        services.AddSignInLimits();
    }

    /// <summary>
    /// The console at the end of the operations listener. Its routes are its own: neither do units reach a page, nor operators a
    /// service.
    /// </summary>
    public static IApplicationBuilder UseConsole(this IApplicationBuilder operations, HubOptions options)
    {
        if (!options.ServesConsole)
            return operations;
        operations.Properties.Remove(SharedRoutes);
        return operations
            .UseProxies(options.Console)
            .UseConsoleHeaders()
            .UseFaults()
            .UseEmbeddedAssets()
            // In a scope of its own: a page that found nothing has used up the renderer of the first.
            .UseWhen(http => HttpMethods.IsGet(http.Request.Method), pages => pages.UseStatusCodePagesWithReExecute(
                "/nothing", createScopeForStatusCodePages: true))
            .UseSignInLimits()
            .UseRouting()
            .UseAuthentication()
            .UseAuthorization()
            .UseAntiforgery()
            .UseEndpoints(endpoints =>
            {
                endpoints.MapLanguage();
                endpoints.MapSignIn(options);
                endpoints.MapFind().RequireAuthorization();
                endpoints.MapActs();
                endpoints.MapExports().RequireAuthorization();
                endpoints.MapRazorComponents<ConsoleApp>()
                    .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = "'none'")
                    .RequireAuthorization();
            });
    }

    /// <summary>Lets the pipeline of units go without the console's sign-in: their certificates say who they are.</summary>
    public static void KeepSignInToConsole(this IApplicationBuilder app)
    {
        foreach (var property in Automatic)
            app.Properties[property] = true;
    }

    /// <summary>
    /// Believes the headers of the proxies that are named, and of nobody where none is: any program can make them up.
    /// </summary>
    private static IApplicationBuilder UseProxies(this IApplicationBuilder app, ConsoleOptions options)
    {
        if (options.ProxyNetworks.Count == 0)
            return app;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor,
            // Through as many of them as stand in a row.
            ForwardLimit = null,
        };
        // The framework knows loopback addresses by itself.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.ProxyNetworks)
            forwarded.KnownIPNetworks.Add(network);
        return app.UseForwardedHeaders(forwarded);
    }

    /// <summary>What the machine or the hub failed by is told as a text: a browser shows nothing for an empty answer.</summary>
    private static IApplicationBuilder UseFaults(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
#pragma warning disable CA1031 // Whatever failed is logged by its trace and told.
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PetitionHub.Hub.Console");
            var refusal = HubFault.Report(logger, http.Request.Path, http, exception);
            http.Response.Clear();
            http.Response.StatusCode = MachineFault.Is(exception)
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(refusal.Message + "\n", http.RequestAborted);
        }
    });

    private static void SetCircuits(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = 32;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
    }
}
