using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Ledger;

/// <summary>The ledger, its head, entries and receipts.</summary>
internal static class LedgerServices
{
    /// <summary>Adds the ledger, which is opened by <see cref="HubLedger.OpenAsync"/>.</summary>
    public static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(provider => LedgerRules.Official with { Watch = provider.GetRequiredService<HubOptions>().Watch });
        services.AddSingleton<HubLedger>();
        services.AddSingleton(provider => provider.GetRequiredService<HubLedger>().Store);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Writer);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Entries);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Petitions);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Lists);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Exchange);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Duties);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Inboxes);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Feeds);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Attachments);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Projections);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Repeats);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Monitoring);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Contacts);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Operators);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Directory);
        services.AddSingleton<IUnitDirectory>(provider => provider.GetRequiredService<LedgerStore>().Directory);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerRules>().Categories);
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger");
        // Before what looks whether the hub can write.
        services.AddHostedService<WriterWatch>();
        services.AddSingleton<LedgerApi>();
        services.AddGauge<LedgerWriter>(
            "petitionhub.queue.length", "{command}", "Commands that wait for the writer.", writer => writer.QueueLength);
    }

    public static void MapLedger(this IEndpointRouteBuilder routes) => routes.MapGrpcService<LedgerApi>();
}
