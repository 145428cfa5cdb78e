using System.Collections.Immutable;
using PetitionHub.Domain.Attachments;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Files attachments (附件) to the petition.</summary>
/// <param name="Attachments">The files, 1 to 20, none twice.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record AttachmentFiling(ImmutableArray<Attachment> Attachments, string Remark) : Step(StepKind.AttachmentFiling)
{
    internal override void Check(FieldCheck check)
    {
        check.Range("attachments", Attachments.Length, 1, TextLimits.ListLength);
        check.Text("remark", Remark, 0, TextLimits.Remark);
        for (var i = 0; i < Attachments.Length; i++)
        {
            var (id, size, name, type) = Attachments[i];
            if (size < 1)
                check.Reject($"attachments[{i}].size_bytes", "must be 1 or more");
            check.Text($"attachments[{i}].name", name, 1, TextLimits.FileName);
            if (name.AsSpan().ContainsAny("/\\\0\r\n"))
                check.Reject($"attachments[{i}].name", "must be a name without a path");
            check.Text($"attachments[{i}].media_type", type, 3, TextLimits.MediaType);
            if (Attachments.Take(i).Any(other => other.Id == id))
                check.Reject($"attachments[{i}].sha256", "is in the list already");
        }
    }

    /// <summary>To know a file's digest is no right to it: the actor must have uploaded the file itself.</summary>
    internal override Refusal? Decide(StepDraft draft)
    {
        foreach (var attachment in Attachments)
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

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
