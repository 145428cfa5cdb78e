using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A command that waits, alone or in a line.</summary>
internal sealed class CommandWork(Submission submission, LinePlace? place = null) : Work<CommandResult>, ICursorWork
{
    public Submission Submission => submission;

    public CursorKey? Cursor => place?.Cursor;

    public override void Fail(Exception exception)
    {
        place?.Fail();
        base.Fail(exception);
    }

    /// <summary>A command that was decided before gets its receipt in any case.</summary>
    protected override bool Writes => false;

    protected override CommandResult ToAnswer(Refusal refusal) => CommandResult.Refused(refusal);

    protected override CommandResult DecideAnswer(Batch batch) => place is null
        ? batch.DecideCommand(submission)
        : place.Decide(batch, () => batch.DecideCommand(submission));
}
