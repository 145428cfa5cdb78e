using System.Collections.Concurrent;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Feeds;

namespace PetitionHub.Hub.Sync;

/// <summary>
/// The open feeds, woken by the tail: each by what its scopes get, so that thousands of idle ones do not ask the database for
/// each batch.
/// </summary>
internal sealed class FeedWakes : ITailReader
{
    // The arrays are replaced, never changed: the tail reads them without a lock.
    private readonly ConcurrentDictionary<string, FeedWake[]> _byAddressee = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FeedWake[]> _byActor = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Territory, FeedWake[]> _byTerritory = new();

    /// <summary>Opens a feed: from now on it is woken by what its scopes get.</summary>
    public FeedWake Open(FeedQuery query)
    {
        var wake = new FeedWake(query.AddressedTo, query.SentBy, query.Reaching, this);
        if (wake.AddressedTo is { } addressee)
            Add(_byAddressee, addressee, wake);
        if (wake.SentBy is { } actor)
            Add(_byActor, actor, wake);
        if (wake.Reaching is { } territory)
            Add(_byTerritory, territory, wake);
        return wake;
    }

    public void Close(FeedWake wake)
    {
        if (wake.AddressedTo is { } addressee)
            Remove(_byAddressee, addressee, wake);
        if (wake.SentBy is { } actor)
            Remove(_byActor, actor, wake);
        if (wake.Reaching is { } territory)
            Remove(_byTerritory, territory, wake);
    }

    public void Take(IReadOnlyList<StoredEntry> entries)
    {
        if (_byAddressee.IsEmpty && _byActor.IsEmpty && _byTerritory.IsEmpty)
            return;
        foreach (var stored in entries)
            Wake(stored);
    }

    private void Wake(StoredEntry stored)
    {
        if (!_byAddressee.IsEmpty)
            foreach (var addressee in stored.Entry.Addressees)
                Wake(_byAddressee, addressee);
        if (!_byActor.IsEmpty)
            Wake(_byActor, stored.Entry.Actor);
        if (_byTerritory.IsEmpty || stored.Reach is not { Count: > 0 } reach)
            return;
        foreach (var territory in reach)
            Wake(_byTerritory, territory);
        Wake(_byTerritory, Territory.Country);
    }

    private static void Wake<TKey>(ConcurrentDictionary<TKey, FeedWake[]> wakes, TKey key)
        where TKey : notnull
    {
        if (wakes.TryGetValue(key, out var open))
            WakeAll(open);
    }

    private static void WakeAll(FeedWake[] wakes)
    {
        foreach (var wake in wakes)
            wake.Wake();
    }

    private static void Add<TKey>(ConcurrentDictionary<TKey, FeedWake[]> wakes, TKey key, FeedWake wake)
        where TKey : notnull => wakes.AddOrUpdate(key, _ => [wake], (_, open) => [.. open, wake]);

    private static void Remove<TKey>(ConcurrentDictionary<TKey, FeedWake[]> wakes, TKey key, FeedWake wake)
        where TKey : notnull
    {
        while (wakes.TryGetValue(key, out var open))
        {
            FeedWake[] left = [.. open.Where(other => other != wake)];
            if (left.Length == 0 ? wakes.TryRemove(KeyValuePair.Create(key, open)) : wakes.TryUpdate(key, left, open))
                return;
        }
    }
}
