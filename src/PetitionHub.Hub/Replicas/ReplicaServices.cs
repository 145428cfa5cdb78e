using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Configuration;
using PetitionHub.Hub.Tail;
using PetitionHub.Hub.Telemetry;
using PetitionHub.Ledger.Directory;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Replicas;

/// <summary>What replicas share. Without Redis each has its own caches, and finds the others' entries by its poll.</summary>
internal static class ReplicaServices
{
    // The whole country's directory is about 1 MiB.
    private const int MaxCachedBytes = 64 * 1024 * 1024;

    // Callers name any territory and category they like: what they make the hub keep has a bound.
    private const int MaxMemoryBytes = 32 * 1024 * 1024;

    public static void AddReplicas(this IServiceCollection services, RedisOptions options)
    {
        services.AddSingleton<DirectoryVersion>()
            .AddSingleton<ITailReader>(provider => provider.GetRequiredService<DirectoryVersion>());
        services.AddSingleton<RouteCache>();
        services.AddMemoryCache(memory => memory.SizeLimit = MaxMemoryBytes);
        services.AddHybridCache(cache =>
        {
            cache.MaximumPayloadBytes = MaxCachedBytes;
            cache.ReportTagMetrics = false;
        });
        if (options.Connection is null)
            return;
        services.AddSingleton(options).AddSingleton<RedisLink>();
        services.AddSingleton<IDistributedCache, PatientCache>();
        services.AddSingleton<IDirectoryCopies, DirectoryCopies>();
        services.AddSingleton<Func<LedgerWriter>>(provider => provider.GetRequiredService<LedgerWriter>);
        services.AddSingleton<WakeUps>().AddSingleton<ICommitListener>(provider => provider.GetRequiredService<WakeUps>());
        services.AddHostedService(provider => provider.GetRequiredService<WakeUps>());
        services.AddHealthChecks().AddCheck<RedisHealth>("redis");
        services.AddGauge<RedisLink>(
            "petitionhub.redis.up", "", "1 where Redis is connected and answers.", redis => redis.IsUp ? 1 : 0);
    }
}
