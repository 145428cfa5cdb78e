using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer has dealt with an item that it had set aside.</summary>
internal sealed class ReleaseWork(InboxItem item) : Work<CursorResult>, IInboxWork
{
    public InboxItem Item => item;

    protected override CursorResult ToAnswer(Refusal refusal) => CursorResult.Refused(refusal);

    protected override CursorResult DecideAnswer(Batch batch) => batch.Inboxes.Release(item);
}
