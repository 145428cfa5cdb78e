using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Watching the exchange.</summary>
internal static class MonitoringServices
{
    public static void AddMonitoring(this IServiceCollection services) => services
        .AddSingleton<Sight>().AddSingleton<MonitoringAnswers>()
        .AddSingleton<VolumeWatch>().AddHostedService(provider => provider.GetRequiredService<VolumeWatch>())
        .AddSingleton<ParkedEntries>().AddSingleton<MonitoringApi>()
        .AddHostedService<StuckGauges>();

    public static void MapMonitoring(this IEndpointRouteBuilder routes) => routes.MapGrpcService<MonitoringApi>();
}
