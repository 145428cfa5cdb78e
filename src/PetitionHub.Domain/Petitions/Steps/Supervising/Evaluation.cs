namespace PetitionHub.Domain.Petitions;

/// <summary>The petitioner's evaluation (满意度评价).</summary>
/// <param name="Target">What is rated.</param>
/// <param name="Satisfaction">The rating.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Evaluation(EvaluationTarget Target, Satisfaction Satisfaction, string Remark)
    : Step(StepKind.Evaluation)
{
    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);
}
