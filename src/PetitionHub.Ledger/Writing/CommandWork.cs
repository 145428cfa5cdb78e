using PetitionHub.Domain.Refusals;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Inboxes;

namespace PetitionHub.Ledger.Writing;

/// <summary>A command that waits: called by itself, or pushed from a source.</summary>
internal sealed class CommandWork(Submission submission, PushPosition? place = null) : Work<CommandReceipt>, ICursorWork
{
    public Submission Submission => submission;

    public CursorKey? Cursor => place?.Cursor;

    public override int Bytes => submission.Bytes;

    public override void Fail(Exception exception)
    {
        place?.Fail();
        base.Fail(exception);
    }

    /// <summary>A command that was decided before gets its receipt in any case.</summary>
    protected override bool Writes => false;

    protected override Answer<CommandReceipt> DecideAnswer(Batch batch) => place is null
        ? batch.DecideCommand(submission)
        : place.Decide(batch, () => batch.DecideCommand(submission));
}
