using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Calls;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Errors;

/// <summary>How calls fail: by a status, or problem details, with one documented reason.</summary>
internal static class ErrorServices
{
    // At Information these repeat the text of each status, and the query of each address, which may quote what a sender put into
    // a field.
    private static readonly string[] QuotingLogCategories =
        ["Grpc.AspNetCore.Grpc.JsonTranscoding", "Microsoft.AspNetCore.Hosting.Diagnostics"];

    // ErrorPart logs what a service throws. The rest are unreadable messages, each with a stack of 20 KB: UnreadMessages logs
    // those.
    private const string CallHandlerLogCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    /// <summary>Turns what calls throw into statuses, and keeps the texts of refusals out of the log.</summary>
    public static IServiceCollection AddErrors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubMeter>();
        services.AddSingleton<RefusalMetrics>().AddCallPart<ErrorPart>();
        services.Configure<LoggerFilterOptions>(options =>
        {
            // A change is logged once by the class that finds it, and not at each probe.
            options.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
            foreach (var category in QuotingLogCategories)
                options.AddFilter(category, LogLevel.Warning);
            options.AddFilter(CallHandlerLogCategory, LogLevel.None);
        });
        return services;
    }

    /// <summary>
    /// Adds what no part of a call sees: messages that cannot be read, and unknown methods. Call it before the services are
    /// mapped.
    /// </summary>
    public static IApplicationBuilder UseErrors(this IApplicationBuilder app) =>
        app.UseMiddleware<UnknownMethodMiddleware>().UseMiddleware<UnreadMessages>();
}
