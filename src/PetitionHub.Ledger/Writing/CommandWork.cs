using PetitionHub.Domain.Refusals;

namespace PetitionHub.Ledger.Writing;

/// <summary>A command that waits.</summary>
internal sealed class CommandWork(Submission submission) : Work<CommandResult>
{
    public Submission Submission => submission;

    protected override CommandResult ToAnswer(Refusal refusal) => CommandResult.Refused(refusal);

    protected override CommandResult DecideAnswer(Batch batch) => batch.DecideCommand(submission);
}
