using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Sync;

/// <summary>How a unit keeps a copy in step.</summary>
internal static class SyncServices
{
    public static void AddSync(this IServiceCollection services) => services
        .AddSingleton<FeedAnswers>().AddSingleton<SnapshotAnswers>().AddSingleton<ExchangeAnswers>()
        .AddSingleton<FeedWakes>().AddSingleton<ITailReader>(provider => provider.GetRequiredService<FeedWakes>())
        .AddSingleton<SyncApi>()
        .AddGauge<SyncApi>(
            "petitionhub.push.streams", "{stream}", "Streams of pushed commands that are open.", sync => sync.Pushes.Count())
        .AddGauge<SyncApi>("petitionhub.feed.streams", "{stream}", "Feeds that are followed.", sync => sync.Feeds.Count());

    public static void MapSync(this IEndpointRouteBuilder routes) => routes.MapGrpcService<SyncApi>();
}
