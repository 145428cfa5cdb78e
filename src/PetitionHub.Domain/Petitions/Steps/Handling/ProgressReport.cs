using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>What was done so far.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="PartDone">As an assisting unit: its part is done.</param>
public sealed record ProgressReport(string Text, bool PartDone) : Step(StepKind.ProgressReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("text", Text, 1, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (PartDone)
        {
            if (draft.OpenDuty(d => d.Kind == DutyKind.Assist && draft.StandsFor(d.Unit)) is not { } assist)
                return Refuse.NothingOwed(Kind, "This unit owes no assisting part, or has done it.");
            draft.Meet(assist);
        }

        draft.TellUpstream();
        draft.Tell(draft.Before.Holder);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
