using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Projections;

/// <summary>The projections, which this replica brings along the ledger.</summary>
internal static class ProjectionServices
{
    public static void AddProjections(this IServiceCollection services)
    {
        services.AddSingleton<HubProjections>();
        services.AddRunner(projections => projections.Lists);
        services.AddRunner(projections => projections.Repeats);
        services.AddRunner(projections => projections.Monitoring);
        services.AddHealthChecks().AddCheck<ProjectionHealth>("projections");
        services.AddGauge<HubProjections>(
            "petitionhub.lists.position", "{entry}",
            "The last sequence that the lists take in, as far as this replica knows.",
            projections => projections.Lists.Position);
        services.AddLag(
            "petitionhub.lists.lag",
            "Entries that this replica's readers have and the lists do not take in yet, as far as it knows.",
            projections => projections.Lists);
        services.AddGauge<HubProjections>(
            "petitionhub.repeats.position", "{entry}",
            "The last sequence that the index of repeats takes in, as far as this replica knows.",
            projections => projections.Repeats.Position);
        services.AddLag(
            "petitionhub.repeats.lag",
            "Entries that this replica's readers have and the index of repeats does not take in yet, as far as it knows.",
            projections => projections.Repeats);
        services.AddGauge<HubProjections>(
            "petitionhub.monitoring.position", "{entry}",
            "The last sequence that the figures take in, as far as this replica knows.",
            projections => projections.Monitoring.Position);
        services.AddLag(
            "petitionhub.monitoring.lag",
            "Entries that this replica's readers have and the figures do not take in yet, as far as it knows.",
            projections => projections.Monitoring);
    }

    private static void AddRunner(this IServiceCollection services, Func<HubProjections, ProjectionRunner> which)
    {
        services.AddSingleton<ITailReader>(provider => which(provider.GetRequiredService<HubProjections>()));
        // Not by AddHostedService, which takes one of each class.
        services.AddSingleton<IHostedService>(provider => which(provider.GetRequiredService<HubProjections>()));
    }

    private static void AddLag(
        this IServiceCollection services, string name, string description, Func<HubProjections, ProjectionRunner> which) =>
        services.AddSingleton(provider => new HubGauge(
            name, "{entry}", description,
            () => which(provider.GetRequiredService<HubProjections>())
                .LagAt(provider.GetRequiredService<LedgerTail>().Position)));
}
