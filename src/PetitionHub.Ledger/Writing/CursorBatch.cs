using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;
using PetitionHub.Ledger.Texts;

namespace PetitionHub.Ledger.Writing;

/// <summary>Decides a batch's work on cursors, in order, each seeing what the ones before it did.</summary>
internal sealed class CursorBatch(BatchData data, BatchRows rows, TextKeys keys)
{
    /// <summary>Moves the cursor forward; a lower sequence changes nothing.</summary>
    public Answer<long> Acknowledge(InboxEntryKey entry) =>
        entry.Sequence > data.Head.Sequence
            ? new Refusal(
                RefusalReason.CursorAhead,
                $"Sequence {entry.Sequence} is beyond the end of the ledger, {data.Head.Sequence}. Acknowledge only what was "
                    + "received.")
                .With("sequence", entry.Sequence).With("head", data.Head.Sequence)
            : Advance(entry.Cursor, entry.Sequence);

    /// <summary>Sets the entry aside, or changes the reason, and moves the cursor past it.</summary>
    public Answer<long> Park(InboxEntryKey entry, string reason)
    {
        if (!data.Addressed.Contains(entry))
            return NotFound(entry, "is not in the unit's inbox");
        rows.Parked[entry] = keys.SealReason(reason, entry.ToBytes());
        return Advance(entry.Cursor, entry.Sequence);
    }

    /// <summary>Takes the entry off the parked list.</summary>
    public Answer<long> Unpark(InboxEntryKey entry)
    {
        if (!IsParked(entry))
            return NotFound(entry, "is not parked");
        rows.Parked[entry] = null;
        return CursorOf(entry.Cursor);
    }

    /// <summary>True where the entry is parked, as of the work before.</summary>
    public bool IsParked(InboxEntryKey entry) =>
        rows.Parked.TryGetValue(entry, out var reason) ? reason is not null : data.Parked.Contains(entry);

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

    private static Answer<long> NotFound(InboxEntryKey entry, string what) =>
        new Refusal(RefusalReason.EntryNotFound, $"Entry {entry.Sequence} {what}.").With("sequence", entry.Sequence);
}
