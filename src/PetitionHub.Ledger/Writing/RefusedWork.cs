using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>What stands in a line for a command that was refused before it came to the rules.</summary>
internal sealed class RefusedWork(Refusal refusal, LinePlace place) : Work<CommandReceipt>, ICursorWork
{
    public CursorKey? Cursor => place.Cursor;

    public override void Fail(Exception exception)
    {
        place.Fail();
        base.Fail(exception);
    }

    protected override Answer<CommandReceipt> DecideAnswer(Batch batch) => place.Decide(batch, () => refusal);
}
