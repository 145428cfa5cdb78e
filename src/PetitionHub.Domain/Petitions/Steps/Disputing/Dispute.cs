namespace PetitionHub.Domain.Petitions;

/// <summary>The units could not agree on who is responsible (受理争议; R22 Art 24).</summary>
/// <param name="Reasons">What was negotiated, 10 to 4,000 characters.</param>
public sealed record Dispute(string Reasons) : Step(StepKind.Dispute)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
