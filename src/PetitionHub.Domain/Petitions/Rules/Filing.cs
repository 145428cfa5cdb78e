using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Filing attachments.</summary>
internal static class Filing
{
    /// <summary>To know a file's digest is no right to it: the actor must have uploaded the file itself.</summary>
    public static Refusal? Decide(StepDraft draft, AttachmentFiling step)
    {
        foreach (var attachment in step.Attachments)
            if (!draft.Context.HasUploaded(draft.Actor.Code, attachment))
                return new Refusal(
                    RefusalReason.AttachmentIncomplete,
                    $"Unit {draft.Actor.Code} has not uploaded all of {attachment.Id}. Upload it, then send the command again.")
                    .With("sha256", attachment.Id.Hex);
        if (draft.HasBefore)
        {
            draft.TellUpstream();
            draft.Tell(draft.Before.Holder);
        }

        return null;
    }
}
