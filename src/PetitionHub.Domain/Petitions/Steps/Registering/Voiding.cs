namespace PetitionHub.Domain.Petitions;

/// <summary>The item was registered in error; it stays, with the reason.</summary>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
public sealed record Voiding(string Reasons) : Step(StepKind.Voiding)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
