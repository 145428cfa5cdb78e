using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Replicas;

namespace PetitionHub.Hub.Tests.Replicas;

/// <summary>A route is worked out once for all who ask at the same time, and found again until the directory changes.</summary>
public sealed class RouteCacheTests
{
    private static readonly Territory Tianxin = Territory.Parse("430103");

    [Fact]
    public async Task Resolve_AskedByManyAtOnce_IsWorkedOutOnce()
    {
        await using var services = new ServiceCollection().AddHybridCacheForTests();
        var directory = new WatchedDirectory();
        using var folder = new TempFolder();
        await using var hub = await TestHub.StartAsync(folder.Path);
        var routes = new RouteCache(
            services.GetRequiredService<HybridCache>(), directory, CategoryTable.Official, hub.Get<DirectoryVersion>(),
            NullLogger<RouteCache>.Instance);

        var asking = Enumerable.Range(0, 50).Select(_ => Task.Run(
            () => routes.ResolveAsync(Tianxin, "030102", OrganType.CompetentOrgan, Wait.Token).AsTask())).ToList();
        directory.Gate.Set();
        var found = await Task.WhenAll(asking).Bounded();

        Assert.All(found, route => Assert.Equal(TestUnits.TianxinHousing, route!.Unit.Code.Value));
        Assert.Equal(1, directory.Looks);
        await routes.ResolveAsync(Tianxin, "030102", OrganType.CompetentOrgan, Wait.Token);
        Assert.Equal(1, directory.Looks);
    }

    /// <summary>
    /// Counts how often the problem's own territory is looked into, which a route begins with, and lets the first wait.
    /// </summary>
    private sealed class WatchedDirectory : IUnitDirectory
    {
        private readonly UnitDirectory _units = new();
        private int _looks;

        public WatchedDirectory()
        {
            foreach (var unit in TestUnits.All)
                _units.Put(unit);
        }

        public ManualResetEventSlim Gate { get; } = new();

        public int Looks => Volatile.Read(ref _looks);

        public int Count => _units.Count;

        public bool TryFind(UnitCode code, [NotNullWhen(true)] out Unit? unit) => _units.TryFind(code, out unit);

        public IReadOnlyCollection<Unit> InTerritory(Territory territory)
        {
            Interlocked.Increment(ref _looks);
            Gate.Wait(Wait.Patience);
            return _units.InTerritory(territory);
        }
    }
}

/// <summary>The cache as a hub without Redis has it.</summary>
internal static class HybridCaches
{
    public static ServiceProvider AddHybridCacheForTests(this ServiceCollection services)
    {
        services.AddHybridCache();
        return services.BuildServiceProvider();
    }
}
