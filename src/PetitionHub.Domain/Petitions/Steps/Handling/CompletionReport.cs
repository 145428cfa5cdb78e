namespace PetitionHub.Domain.Petitions;

/// <summary>The result of an assignment (办结报告).</summary>
/// <param name="Result">10 to 8,000 characters.</param>
public sealed record CompletionReport(string Result) : Step(StepKind.CompletionReport)
{
    internal override void Check(FieldCheck check) =>
        check.Text("result", Result, TextLimits.ReasonsLeast, TextLimits.Document);
}
