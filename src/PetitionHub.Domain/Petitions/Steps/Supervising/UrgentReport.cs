namespace PetitionHub.Domain.Petitions;

/// <summary>Reports something urgent (紧急报告; R22 Art 25).</summary>
/// <param name="Reasons">What is happening, 10 to 4,000 characters.</param>
public sealed record UrgentReport(string Reasons) : Step(StepKind.UrgentReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
