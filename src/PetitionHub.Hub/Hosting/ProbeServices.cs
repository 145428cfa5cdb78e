using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PetitionHub.Hub.Hosting;

/// <summary>Whether the hub lives and is ready, and what it serves: over gRPC for units, over HTTP for operators.</summary>
internal static class ProbeServices
{
    /// <summary>How soon a health check over gRPC reports that the hub is not ready.</summary>
    private static readonly TimeSpan HealthPeriod = TimeSpan.FromSeconds(2);

    public static void AddProbes(this IServiceCollection services)
    {
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        services.Configure<HealthCheckPublisherOptions>(
            publisher => (publisher.Delay, publisher.Period) = (TimeSpan.Zero, HealthPeriod));
    }

    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcHealthChecksService();
        routes.MapGrpcReflectionService();
    }

    /// <summary>The probes of the operations listener.</summary>
    public static IApplicationBuilder UseProbes(this IApplicationBuilder operations) => operations
        .UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false })
        .UseHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportJson.WriteAsync });
}
