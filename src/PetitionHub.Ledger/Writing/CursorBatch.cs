using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>Decides a batch's work on cursors, in order, each seeing what the ones before it did.</summary>
internal sealed class CursorBatch(BatchData data, BatchRows rows)
{
    /// <summary>Moves the cursor forward; a lower sequence changes nothing.</summary>
    public Answer<long> Acknowledge(InboxItem item) =>
        item.Sequence > data.Head.Sequence
            ? new Refusal(
                RefusalReason.CursorAhead,
                $"Sequence {item.Sequence} is beyond the end of the ledger, {data.Head.Sequence}. Acknowledge only what was "
                    + "received.")
                .With("sequence", item.Sequence).With("head", data.Head.Sequence)
            : Advance(item.Cursor, item.Sequence);

    /// <summary>Sets the item aside, or changes the reason, and moves the cursor past it.</summary>
    public Answer<long> Park(InboxItem item, string reason)
    {
        if (!data.Addressed.Contains(item))
            return NotFound(item, "is not in the unit's inbox");
        rows.Parked[item] = reason;
        return Advance(item.Cursor, item.Sequence);
    }

    /// <summary>Takes the item off the parked list.</summary>
    public Answer<long> Release(InboxItem item)
    {
        if (!IsParked(item))
            return NotFound(item, "is not parked");
        rows.Parked[item] = null;
        return CursorOf(item.Cursor);
    }

    /// <summary>True where the item is parked, as of the work before.</summary>
    public bool IsParked(InboxItem item) =>
        rows.Parked.TryGetValue(item, out var reason) ? reason is not null : data.Parked.Contains(item);

    /// <summary>Moves a cursor forward, whatever it counts; returns where it is then.</summary>
    public long Advance(CursorKey key, long sequence)
    {
        var cursor = CursorOf(key);
        if (sequence <= cursor)
            return cursor;
        rows.Cursors[key] = sequence;
        return sequence;
    }

    private long CursorOf(CursorKey key) =>
        rows.Cursors.TryGetValue(key, out var moved) ? moved : data.Cursors.GetValueOrDefault(key);

    private static Answer<long> NotFound(InboxItem item, string what) =>
        new Refusal(RefusalReason.EntryNotFound, $"Entry {item.Sequence} {what}.").With("sequence", item.Sequence);
}
