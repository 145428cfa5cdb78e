using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Hands the item to the bureau of a higher territory (报送).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Reasons">Why it goes up, 10 to 4,000 characters.</param>
public sealed record UpwardReport(UnitCode Destination, string Reasons) : Step(StepKind.UpwardReport), IHandover
{
    HandoverKind IHandover.HandoverKind => HandoverKind.UpwardReport;

    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
