using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Commands;
using PetitionHub.Hub.Confidentiality;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Json;
using PetitionHub.Hub.Monitoring;
using PetitionHub.Hub.Petitions;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Repeats;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Units;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Hosting;

/// <summary>What a hub consists of.</summary>
internal static class HubServices
{
    /// <summary>How soon whoever asks over gRPC hears that the hub is not ready.</summary>
    private static readonly TimeSpan HealthPeriod = TimeSpan.FromSeconds(2);

    /// <summary>Adds the ledger, which is opened by <see cref="HubLedger.OpenAsync"/>.</summary>
    public static void AddHubLedger(this IServiceCollection services)
    {
        services.AddSingleton(provider => LedgerRules.Official with { Watch = provider.GetRequiredService<HubOptions>().Watch });
        services.AddSingleton<HubLedger>();
        services.AddSingleton(provider => provider.GetRequiredService<HubLedger>().Store);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Writer);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Entries);
        services.AddSingleton(provider => provider.GetRequiredService<LedgerStore>().Petitions);
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
    }

    /// <summary>Adds the gRPC services and what they stand on.</summary>
    public static void AddHubServices(this IServiceCollection services)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = HubOptions.MaxMessageBytes;
            // A catch-all of gRPC's own would hide which verbs an address takes over HTTP: UnknownMethodMiddleware answers instead.
            grpc.IgnoreUnknownServices = true;
        }).AddHubJson();
        services.AddHubErrors();
        services.AddHubIdentity();
        services.AddSingleton<ContactInterceptor>().Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<ContactInterceptor>());
        // Last: it answers itself.
        services.AddSingleton<StepInterceptor>().Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<StepInterceptor>());
        services.AddSingleton(provider => new LateUnits(() => provider.GetRequiredService<LedgerWriter>().RefreshUnitsAsync(CancellationToken.None)));
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<LedgerHealth>("ledger").AddCheck<ProjectionHealth>("projections");
        services.Configure<HealthCheckPublisherOptions>(publisher => (publisher.Delay, publisher.Period) = (TimeSpan.Zero, HealthPeriod));
        // First: the others look whether the hub can write.
        services.AddHostedService<WriterWatch>();

        services.AddSingleton<CommandRequests>().AddSingleton<CommandGateway>().AddSingleton<StopSignal>();
        services.AddSingleton<PetitionReads>().AddSingleton<UnitReads>();
        services.AddSingleton<Accusations>().AddSingleton<FeedReads>().AddSingleton<SnapshotReads>().AddSingleton<ExchangeReads>();
        services.AddSingleton<FeedWakes>().AddSingleton<ITailReader>(provider => provider.GetRequiredService<FeedWakes>());
        services.AddSingleton<InboxPages>().AddSingleton<InboxReads>();
        services.AddSingleton<InboxFeeds>().AddSingleton<ITailReader>(provider => provider.GetRequiredService<InboxFeeds>());
        services.AddSingleton<HubProjections>();
        services.AddRepeats();
        AddRunner(services, projections => projections.Repeats);
        AddRunner(services, projections => projections.Monitoring);
        services.AddSingleton<UnitContacts>().AddHostedService(provider => provider.GetRequiredService<UnitContacts>());
        services.AddSingleton<Sight>().AddSingleton<MonitoringReads>();
        services.AddSingleton<VolumeWatch>().AddHostedService(provider => provider.GetRequiredService<VolumeWatch>());
        services.AddSingleton<DeadlineWatch>().AddHostedService(provider => provider.GetRequiredService<DeadlineWatch>());
        services.AddSingleton<ParkedItems>();
        services.AddSingleton<LedgerTail>().AddHostedService(provider => provider.GetRequiredService<LedgerTail>());
        // One instance each: they keep no state of a call.
        services.AddSingleton<UnitApi>().AddSingleton<PetitionApi>().AddSingleton<Exchange.ExchangeApi>();
        services.AddSingleton<InboxApi>().AddSingleton<Ledger.LedgerApi>().AddSingleton<SyncApi>().AddSingleton<MonitoringApi>();
    }

    private static void AddRunner(IServiceCollection services, Func<HubProjections, ProjectionRunner> which)
    {
        services.AddSingleton<ITailReader>(provider => which(provider.GetRequiredService<HubProjections>()));
        // Not by AddHostedService, which takes one of each class.
        services.AddSingleton<IHostedService>(provider => which(provider.GetRequiredService<HubProjections>()));
    }
}
