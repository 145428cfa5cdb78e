using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The item was registered in error; it stays, with the reason.</summary>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
public sealed record Voiding(string Reasons) : Step(StepKind.Voiding)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        draft.Status = PetitionStatus.Voided;
        draft.Lapse(_ => true);
        if (Superiors.BureauAbove(draft.Before, draft.Actor, draft.Context.Directory) is { } superior)
            draft.Tell(superior.Code);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
