namespace PetitionHub.Domain.Petitions;

/// <summary>The answer to an urging or a supervision.</summary>
/// <param name="Text">10 to 4,000 characters.</param>
public sealed record Feedback(string Text) : Step(StepKind.Feedback)
{
    internal override void Check(FieldCheck check) =>
        check.Text("text", Text, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
