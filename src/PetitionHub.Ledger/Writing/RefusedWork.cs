using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>Takes the position of a pushed command that was refused before the rules saw it.</summary>
internal sealed class RefusedWork(Refusal refusal, PushPosition place) : Work<CommandReceipt>, ICursorWork
{
    public CursorKey? Cursor => place.Cursor;

    public override void Fail(Exception exception)
    {
        place.Fail();
        base.Fail(exception);
    }

    protected override Answer<CommandReceipt> DecideAnswer(Batch batch) => place.Decide(batch, () => refusal);
}
