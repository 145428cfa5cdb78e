using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The receiver holds that the item is not its own (异议; R22 Art 23).</summary>
/// <param name="Reasons">Detailed reasons, 10 to 4,000 characters.</param>
/// <param name="SuggestedUnit">Whose it thinks the item is.</param>
public sealed record Objection(string Reasons, UnitCode? SuggestedUnit) : Step(StepKind.Objection)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
