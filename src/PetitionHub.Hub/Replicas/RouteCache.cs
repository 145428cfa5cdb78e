using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Logging;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Resolved routes: in this replica's memory, else in Redis, else worked out, once for all callers at the same time. Keys have
/// the directory's version, so that no route outlives a change of the directory for longer than the tail's lag. What is found
/// there and is not a route of this directory is worked out again and replaced.
/// </summary>
internal sealed class RouteCache(
    HybridCache cache, IUnitDirectory directory, CategoryTable categories, DirectoryVersion version, ILogger<RouteCache> logger)
{
    private static readonly HybridCacheEntryOptions Expiry = new()
    {
        Expiration = TimeSpan.FromHours(1),
        LocalCacheExpiration = TimeSpan.FromMinutes(10),
    };

    /// <summary>As <see cref="Routing.Resolve"/>.</summary>
    public async ValueTask<Route?> ResolveAsync(
        Territory territory, string category, OrganType organ, CancellationToken cancellationToken)
    {
        var key = $"route:{version.Current}:{categories.Version}:{territory}:{category}:{(int)organ}";
        try
        {
            var found = await cache.GetOrCreateAsync(
                key,
                (key, routes: this, territory, category, organ),
                static (asked, _) =>
                    ValueTask.FromResult(ToCached(asked.key, asked.routes.Find(asked.territory, asked.category, asked.organ))),
                Expiry,
                cancellationToken: cancellationToken);
            if (TryRead(found, key, out var route))
                return route;
            ReplicaLog.EntryUnreadable(logger, key, "it is not a route of this directory");
        }
        catch (JsonException exception)
        {
            ReplicaLog.EntryUnreadable(logger, key, FaultText.WithoutMessages(exception));
        }

        var resolved = Find(territory, category, organ);
        await cache.SetAsync(key, ToCached(key, resolved), Expiry, cancellationToken: cancellationToken);
        return resolved;
    }

    private Route? Find(Territory territory, string category, OrganType organ) =>
        Routing.Resolve(directory, categories, territory, category, organ);

    private static CachedRoute ToCached(string key, Route? route) => new(key, route?.Unit.Code.Value, route?.Basis ?? default);

    /// <summary>True where it is a route of this directory, or says that there is none.</summary>
    private bool TryRead(CachedRoute? cached, string key, out Route? route)
    {
        route = null;
        if (cached is null || cached.Key != key)
            return false;
        if (cached.Unit is null)
            return true;
        if (!UnitCode.TryParse(cached.Unit, out var code) || !directory.TryFind(code, out var unit)
            || !Enum.IsDefined(cached.Basis))
            return false;
        route = new Route(unit, cached.Basis);
        return true;
    }

    /// <summary>
    /// A route as it is kept, with the key that it was kept under: the unit itself is in the directory. Immutable, so that memory
    /// hands out the one that it has.
    /// </summary>
    [ImmutableObject(true)]
    private sealed record CachedRoute(string Key, string? Unit, RouteBasis Basis);
}
