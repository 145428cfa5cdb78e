namespace PetitionHub.Domain.Petitions;

/// <summary>The hub tells who owes a duty, and the bureau above, that its date nears or is past (超期).</summary>
/// <param name="DutyNumber">The duty's number within the petition.</param>
/// <param name="Stage">What is told.</param>
public sealed record DeadlineNotice(int DutyNumber, DeadlineStage Stage) : Step(StepKind.DeadlineNotice)
{
    internal override void Check(FieldCheck check)
    {
    }
}
