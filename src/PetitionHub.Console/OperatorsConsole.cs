using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PetitionHub.Console.Acting;
using PetitionHub.Console.Assets;
using PetitionHub.Console.Exporting;
using PetitionHub.Console.Pages;
using PetitionHub.Console.Reading;
using PetitionHub.Console.SignIn;
using PetitionHub.Console.Texts;
using PetitionHub.Hub;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Hosting;

namespace PetitionHub.Console;

/// <summary>The operators' console: pages that are rendered here, on the operations listener, for signed-in operators.</summary>
public sealed class OperatorsConsole : IOperationsPages
{
    // A WebApplication lets the branches of its pipeline share one routing table by this property.
    private const string SharedRoutes = "__GlobalEndpointRouteBuilder";

    /// <inheritdoc/>
    public void Add(IServiceCollection services, HubOptions options)
    {
        if (!options.ServesConsole)
            return;
        services.AddHttpContextAccessor();
        // Chinese as it is, not as numbers of characters: pages are half as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents(SetCircuits);
        services.AddScoped(provider => PageLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddSingleton<Names>().AddSingleton<VolumeFollower>().AddSingleton<SharedOverview>();
        services.AddSingleton<OperatorAct>().AddSingleton<RefusedActs>();
        services.AddSignIn(options);
        services.AddSignInLimits();
    }

    /// <inheritdoc/>
    /// <remarks>Its routes are its own: neither do units reach a page, nor operators a service.</remarks>
    public void Map(IApplicationBuilder operations, HubOptions options)
    {
        if (!options.ServesConsole)
            return;
        operations.Properties.Remove(SharedRoutes);
        UseProxies(operations, options.Console)
            .UseConsoleHeaders()
            .Use(TellFaultAsync)
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

    /// <summary>
    /// Believes forwarded headers only from the proxies that are set, and from none by default: any program can forge them.
    /// </summary>
    private static IApplicationBuilder UseProxies(IApplicationBuilder app, ConsoleOptions options)
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

    /// <summary>A failure is answered with a text: a browser shows nothing for an empty answer.</summary>
    private static async Task TellFaultAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
#pragma warning disable CA1031 // Whatever failed is logged by its trace and told.
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var logger = http.RequestServices.GetRequiredService<ILogger<OperatorsConsole>>();
            var refusal = HubFault.Report(logger, http.Request.Path, http, exception);
            http.Response.Clear();
            http.Response.StatusCode = MachineFault.Is(exception)
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(refusal.Message + "\n", http.RequestAborted);
        }
    }

    private static void SetCircuits(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = 32;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
    }
}
