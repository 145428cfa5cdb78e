using PetitionHub.Domain.Refusals;

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

    internal override Refusal? Decide(StepDraft draft)
    {
        var before = draft.Before;
        if (before.Evaluated.Contains(Target))
            return Refuse.OutOfOrder(Kind, before.Status, $"The petitioner rated the {Target} already.");
        if (Target == EvaluationTarget.CompetentUnit && before.ConcludedAt is null)
            return Refuse.OutOfOrder(Kind, before.Status, "The competent unit is rated once the item is concluded.");
        draft.TellUpstream();
        draft.Tell(before.Holder);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { Evaluated = before.Evaluated.Add(Target) };
}
