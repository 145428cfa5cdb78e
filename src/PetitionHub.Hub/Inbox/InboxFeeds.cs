using System.Collections.Concurrent;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>The open feeds of every unit, fed by the tail.</summary>
internal sealed class InboxFeeds : ITailReader
{
    /// <summary>How many streams and waiting pulls a unit may have at once.</summary>
    public const int FeedsPerUnit = 64;

    // The arrays are replaced, never changed: the tail reads them without a lock.
    private readonly ConcurrentDictionary<string, InboxFeed[]> _byUnit = new(StringComparer.Ordinal);

    /// <summary>Opens a feed: from now on it gets what is addressed to the unit.</summary>
    /// <exception cref="RefusalException">The unit has too many feeds.</exception>
    public InboxFeed Open(UnitCode unit)
    {
        var feed = new InboxFeed(unit, this);
        _byUnit.AddOrUpdate(
            unit.Value,
            _ => [feed],
            (_, open) => open.Length < FeedsPerUnit ? [.. open, feed] : throw new RefusalException(new Refusal(
                RefusalReason.HubBusy, $"Unit {unit} has {FeedsPerUnit} streams open already. End one first.")
                    .With("limit", FeedsPerUnit)));
        return feed;
    }

    /// <summary>How many feeds a unit has open.</summary>
    public int Count(string unit) => _byUnit.TryGetValue(unit, out var open) ? open.Length : 0;

    /// <summary>How many feeds all units have open.</summary>
    public int Count() => _byUnit.Values.Sum(open => open.Length);

    public void Close(InboxFeed feed)
    {
        while (_byUnit.TryGetValue(feed.Unit.Value, out var open))
        {
            InboxFeed[] left = [.. open.Where(f => f != feed)];
            var closed = left.Length == 0
                ? _byUnit.TryRemove(KeyValuePair.Create(feed.Unit.Value, open))
                : _byUnit.TryUpdate(feed.Unit.Value, left, open);
            if (closed)
                return;
        }
    }

    public void Take(IReadOnlyList<StoredEntry> records)
    {
        if (_byUnit.IsEmpty)
            return;
        foreach (var record in records)
        {
            if (record.Entry.Amendment?.Details.AccusedUnits.Count > 0)
                DoubtAll();
            foreach (var addressee in record.Entry.Addressees)
                if (_byUnit.TryGetValue(addressee, out var open))
                    foreach (var feed in open)
                        feed.Offer(record);
        }
    }

    /// <summary>Whom an amendment accuses may not see what waits for it; reading it from the ledger leaves that out.</summary>
    private void DoubtAll()
    {
        foreach (var open in _byUnit.Values)
            foreach (var feed in open)
                feed.Doubt();
    }
}
