namespace PetitionHub.Domain.Petitions;

/// <summary>What was done so far.</summary>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="PartDone">As an assisting unit: its part is done.</param>
public sealed record ProgressReport(string Text, bool PartDone) : Step(StepKind.ProgressReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("text", Text, 1, TextLimits.Reasons);
}
