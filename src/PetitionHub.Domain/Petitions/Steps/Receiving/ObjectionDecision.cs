using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The sender's decision on an objection; agreed is the return (退回; R22 Art 23).</summary>
/// <param name="Agreed">Whether the item comes back.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="RedirectTo">Where the returned item goes at once.</param>
public sealed record ObjectionDecision(bool Agreed, string Reasons, UnitCode? RedirectTo) : Step(StepKind.ObjectionDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
