using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>A superior supervises the holder (督办; R22 Arts 39, 40).</summary>
/// <param name="Reasons">What is to be put right, 10 to 4,000 characters.</param>
/// <param name="Listed">Listed supervision (挂牌督办), by a joint conference.</param>
public sealed record Supervision(string Reasons, bool Listed) : Step(StepKind.Supervision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        var needed = Listed ? Relation.JointConference : Relation.SuperiorBureau;
        return draft.Relation.HasFlag(needed)
            ? Supervising.OweFeedback(draft)
            : Refuse.RelationMissing(Kind, needed, draft.Relation);
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
