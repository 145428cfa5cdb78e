using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Inbox;

/// <summary>Units' inboxes.</summary>
internal static class InboxServices
{
    public static void AddInbox(this IServiceCollection services) => services
        .AddSingleton<InboxPages>().AddSingleton<InboxReads>()
        .AddSingleton<InboxFeeds>().AddSingleton<ITailReader>(provider => provider.GetRequiredService<InboxFeeds>())
        .AddSingleton<InboxApi>()
        .AddGauge<InboxFeeds>(
            "petitionhub.inbox.feeds", "{feed}", "Streams and waiting pulls that are open.", feeds => feeds.Count());

    public static void MapInbox(this IEndpointRouteBuilder routes) => routes.MapGrpcService<InboxApi>();
}
