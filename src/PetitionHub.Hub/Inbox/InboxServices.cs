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
        .AddSingleton<InboxPages>().AddSingleton<InboxAnswers>()
        .AddSingleton<InboxListeners>().AddSingleton<ITailReader>(provider => provider.GetRequiredService<InboxListeners>())
        .AddSingleton<InboxApi>()
        .AddGauge<InboxListeners>(
            "petitionhub.inbox.listeners", "{listener}", "Streams and waiting pulls that are open.",
            listeners => listeners.Count());

    public static void MapInbox(this IEndpointRouteBuilder routes) => routes.MapGrpcService<InboxApi>();
}
