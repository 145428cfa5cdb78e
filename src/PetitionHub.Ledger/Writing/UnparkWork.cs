using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with an entry that it had set aside.</summary>
internal sealed class UnparkWork(InboxEntryKey entry) : Work<long>, ICursorWork
{
    private Answer<long>? _decided;
    private Answer<long>? _doubtful;

    public InboxEntryKey Entry => entry;

    public CursorKey? Cursor => entry.Cursor;

    /// <summary>
    /// Unparking leaves no trace, unlike a command: afterwards the entry is simply not parked. So the answer of a batch that may
    /// have been committed is kept for the second run.
    /// </summary>
    public override void DoubtCommit() => _doubtful = _decided is { IsAccepted: true } ? _decided : _doubtful;

    protected override Answer<long> DecideAnswer(Batch batch)
    {
        _decided = batch.Cursors.Unpark(entry);
        return _decided.IsAccepted ? _decided : _doubtful ?? _decided;
    }
}
