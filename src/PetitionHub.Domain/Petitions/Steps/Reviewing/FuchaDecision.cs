using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The written reply of a review (复查, fucha; R22 Art 35).</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reply">10 to 8,000 characters.</param>
public sealed record FuchaDecision(ReviewOutcome Outcome, string Reply) : Step(StepKind.FuchaDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reply", Reply, TextLimits.ReasonsLeast, TextLimits.Document);

    internal override Refusal? Decide(StepDraft draft) =>
        Reviewing.Close(draft, DutyKind.DecideFucha, PetitionStatus.FuchaDecided);

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { Arbiter = null, FuchaBy = entry.Holder, FuchaDecidedAt = entry.At };
}
