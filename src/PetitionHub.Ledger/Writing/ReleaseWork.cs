using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with an item that it had set aside.</summary>
internal sealed class ReleaseWork(InboxItem item) : Work<long>, ICursorWork
{
    private Answer<long>? _decided;
    private Answer<long>? _doubtful;

    public InboxItem Item => item;

    public CursorKey? Cursor => item.Cursor;

    /// <summary>
    /// Unlike a command, a release leaves nothing by which it is known again: the item is just no longer parked.
    /// </summary>
    public override void DoubtCommit() => _doubtful = _decided is { IsAccepted: true } ? _decided : _doubtful;

    protected override Answer<long> DecideAnswer(Batch batch)
    {
        _decided = batch.Cursors.Release(item);
        return _decided.IsAccepted ? _decided : _doubtful ?? _decided;
    }
}
