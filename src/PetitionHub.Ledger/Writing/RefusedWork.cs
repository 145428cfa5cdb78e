using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>What stands in a line for a command that was refused before it came to the rules.</summary>
internal sealed class RefusedWork(Refusal refusal, LinePlace place) : Work<CommandResult>, ICursorWork
{
    public CursorKey? Cursor => place.Cursor;

    public override void Fail(Exception exception)
    {
        place.Fail();
        base.Fail(exception);
    }

    protected override CommandResult ToAnswer(Refusal instead) => CommandResult.Refused(instead);

    protected override CommandResult DecideAnswer(Batch batch) => place.Decide(batch, () => CommandResult.Refused(refusal));
}
