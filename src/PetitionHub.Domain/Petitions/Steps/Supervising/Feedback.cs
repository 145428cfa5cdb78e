using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The answer to an urging or a supervision.</summary>
/// <param name="Text">10 to 4,000 characters.</param>
public sealed record Feedback(string Text) : Step(StepKind.Feedback)
{
    internal override void Check(FieldCheck check) =>
        check.Text("text", Text, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.GiveFeedback && draft.StandsFor(d.Unit)) is not { } owed)
            return Refuse.NothingOwed(Kind, "This unit owes no feedback, or has given it.");
        draft.Meet(owed);
        draft.Tell(owed.OwedTo!.Value);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
