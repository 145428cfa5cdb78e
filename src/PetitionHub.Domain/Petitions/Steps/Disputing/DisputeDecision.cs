using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The common superior decides who is responsible (R22 Art 24).</summary>
/// <param name="ResponsibleUnit">Who is responsible.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
public sealed record DisputeDecision(UnitCode ResponsibleUnit, string Reasons) : Step(StepKind.DisputeDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
