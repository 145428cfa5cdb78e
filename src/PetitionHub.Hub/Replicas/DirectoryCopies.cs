using Microsoft.Extensions.Caching.Hybrid;
using PetitionHub.Ledger.Directory;

namespace PetitionHub.Hub.Replicas;

/// <summary>The directory's copy in Redis. This replica's own memory holds no second one: it has the directory itself.</summary>
internal sealed class DirectoryCopies(HybridCache cache) : IDirectoryCopies
{
    /// <summary>The copy's key.</summary>
    public const string Key = "directory";

    private static readonly HybridCacheEntryOptions InRedisOnly = new()
    {
        Expiration = TimeSpan.FromDays(7),
        Flags = HybridCacheEntryFlags.DisableLocalCache,
    };

    public ValueTask<byte[]> GetOrMakeAsync(
        Func<CancellationToken, ValueTask<byte[]>> make, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(Key, make, InRedisOnly, cancellationToken: cancellationToken);

    public ValueTask ReplaceAsync(byte[] copy, CancellationToken cancellationToken) =>
        cache.SetAsync(Key, copy, InRedisOnly, cancellationToken: cancellationToken);
}
