using System.ComponentModel;
using Microsoft.Extensions.Caching.Hybrid;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Units;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Resolved routes: in this replica's memory, else in Redis, else worked out, once for all who ask at the same time. Keys have the
/// directory's version, so that no route outlives a change of the directory for longer than the tail's lag.
/// </summary>
internal sealed class RouteCache(HybridCache cache, IUnitDirectory directory, CategoryTable categories, DirectoryVersion version)
{
    private static readonly HybridCacheEntryOptions Expiry = new()
    {
        Expiration = TimeSpan.FromHours(1),
        LocalCacheExpiration = TimeSpan.FromMinutes(10),
    };

    /// <summary>As <see cref="Routing.Resolve"/>.</summary>
    public async ValueTask<Route?> ResolveAsync(Territory territory, string category, OrganType organ, CancellationToken cancellationToken)
    {
        var key = $"route:{version.Current}:{categories.Version}:{territory}:{category}:{(int)organ}";
        var found = await cache.GetOrCreateAsync(
            key,
            (directory, categories, territory, category, organ),
            static (asked, _) => ValueTask.FromResult(
                Routing.Resolve(asked.directory, asked.categories, asked.territory, asked.category, asked.organ) is { } route
                    ? new CachedRoute(route.Unit.Code.Value, route.Basis)
                    : new CachedRoute(null, default)),
            Expiry,
            cancellationToken: cancellationToken);
        return found.Unit is { } code && directory.TryFind(UnitCode.Parse(code), out var unit) ? new Route(unit, found.Basis) : null;
    }

    /// <summary>A route as it is kept: the unit itself is in the directory. Immutable, so that memory hands out the one that it has.</summary>
    [ImmutableObject(true)]
    private sealed record CachedRoute(string? Unit, RouteBasis Basis);
}
