using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Errors;

/// <summary>Puts <see cref="ErrorInterceptor"/> before every call.</summary>
public static class ErrorServices
{
    // At Information gRPC's own log repeats the text of each status, which may quote what a sender put into a wrong field.
    private const string StatusLogCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    /// <summary>Adds the interceptor outside of those that are added later, and keeps the texts of refusals out of the log.</summary>
    public static IServiceCollection AddHubErrors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HubMetrics>().AddSingleton<ErrorInterceptor>();
        services.Configure<GrpcServiceOptions>(options => options.Interceptors.Add<ErrorInterceptor>());
        services.Configure<LoggerFilterOptions>(options => options.AddFilter(StatusLogCategory, LogLevel.Warning));
        return services;
    }

    /// <summary>Adds what interceptors cannot see: oversize messages. Call it before the services are mapped.</summary>
    public static IApplicationBuilder UseHubErrors(this IApplicationBuilder app) => app.UseMiddleware<MessageSizeMiddleware>();
}
