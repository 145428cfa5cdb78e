using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The opinion of a final review (复核, fuhe; R22 Art 36).</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reply">10 to 8,000 characters.</param>
public sealed record FuheDecision(ReviewOutcome Outcome, string Reply) : Step(StepKind.FuheDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reply", Reply, TextLimits.ReasonsLeast, TextLimits.Document);

    internal override Refusal? Decide(StepDraft draft) =>
        Reviewing.Close(draft, DutyKind.DecideFuhe, PetitionStatus.FuheDecided);

    internal override PetitionState Apply(PetitionState before, Entry entry) => before with { Arbiter = null };
}
