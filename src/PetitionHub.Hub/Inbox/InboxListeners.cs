using System.Collections.Concurrent;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>Who listens for each unit; the tail hands them entries.</summary>
internal sealed class InboxListeners : ITailReader
{
    /// <summary>How many streams and waiting pulls a unit may have at once.</summary>
    public const int ListenersPerUnit = 64;

    // The arrays are replaced, never changed: the tail reads them without a lock.
    private readonly ConcurrentDictionary<string, InboxListener[]> _byUnit = new(StringComparer.Ordinal);

    /// <summary>Begins to listen: from now on the listener gets what is addressed to the unit.</summary>
    /// <exception cref="RefusalException">The unit has too many listeners.</exception>
    public InboxListener Open(UnitCode unit)
    {
        var listener = new InboxListener(unit, this);
        _byUnit.AddOrUpdate(
            unit.Value,
            _ => [listener],
            (_, open) => open.Length < ListenersPerUnit ? [.. open, listener] : throw new RefusalException(new Refusal(
                RefusalReason.HubBusy, $"Unit {unit} has {ListenersPerUnit} streams open already. End one first.")
                    .With("limit", ListenersPerUnit)));
        return listener;
    }

    /// <summary>How many listeners a unit has open.</summary>
    public int Count(string unit) => _byUnit.TryGetValue(unit, out var open) ? open.Length : 0;

    /// <summary>How many listeners all units have open.</summary>
    public int Count() => _byUnit.Values.Sum(open => open.Length);

    public void Close(InboxListener listener)
    {
        while (_byUnit.TryGetValue(listener.Unit.Value, out var open))
        {
            InboxListener[] left = [.. open.Where(f => f != listener)];
            var closed = left.Length == 0
                ? _byUnit.TryRemove(KeyValuePair.Create(listener.Unit.Value, open))
                : _byUnit.TryUpdate(listener.Unit.Value, left, open);
            if (closed)
                return;
        }
    }

    public void Take(IReadOnlyList<StoredEntry> entries)
    {
        if (_byUnit.IsEmpty)
            return;
        foreach (var stored in entries)
        {
            if (stored.Entry.Amendment?.Details.AccusedUnits.Count > 0)
                DoubtAll();
            foreach (var addressee in stored.Entry.Addressees)
                if (_byUnit.TryGetValue(addressee, out var open))
                    foreach (var listener in open)
                        listener.Offer(stored);
        }
    }

    /// <summary>
    /// An amendment may accuse a unit that has entries waiting. All listeners therefore read again from the ledger, which leaves
    /// those out.
    /// </summary>
    private void DoubtAll()
    {
        foreach (var open in _byUnit.Values)
            foreach (var listener in open)
                listener.Doubt();
    }
}
