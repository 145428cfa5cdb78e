using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The parties agreed (调解; R22 Art 33).</summary>
/// <param name="Agreement">10 to 8,000 characters.</param>
public sealed record Mediation(string Agreement) : Step(StepKind.Mediation)
{
    internal override void Check(FieldCheck check) =>
        check.Text("agreement", Agreement, TextLimits.ReasonsLeast, TextLimits.Document);

    internal override Refusal? Decide(StepDraft draft)
    {
        draft.TellUpstream();
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
