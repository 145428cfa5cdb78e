using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>A superior urges the holder (催办; R22 Art 40).</summary>
/// <param name="Reasons">What is to be done, 10 to 4,000 characters.</param>
public sealed record Urging(string Reasons) : Step(StepKind.Urging)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft) => Supervising.OweFeedback(draft);

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
