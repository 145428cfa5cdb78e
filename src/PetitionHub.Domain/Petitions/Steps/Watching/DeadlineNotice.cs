using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The hub tells who owes a duty, and the bureau above, that its date nears or is past (超期).</summary>
/// <param name="DutyNumber">The duty's number within the petition.</param>
/// <param name="Stage">What is told.</param>
public sealed record DeadlineNotice(int DutyNumber, DeadlineStage Stage) : Step(StepKind.DeadlineNotice)
{
    internal override void Check(FieldCheck check)
    {
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Number == DutyNumber) is not { } duty)
            return Refuse.NothingOwed(Kind, $"Duty {DutyNumber} is not owed.");
        if (duty.Told >= Stage)
            return Refuse.NoticeUntimely(Kind, $"The hub sent this notice of duty {duty.Number} already.");
        var now = draft.Context.Now;
        var isPast = now >= duty.DueAt;
        var isNear = now >= duty.DueAt.AddDays(-draft.Context.Watch.WarnDaysBefore);
        if (Stage == DeadlineStage.Overdue ? !isPast : isPast || !isNear)
            return Refuse.NoticeUntimely(Kind, $"Duty {duty.Number} is due before {duty.DueAt:yyyy-MM-dd HH:mm}Z.");
        draft.Change(duty with { Told = Stage });
        DeadlineWatching.TellOf(draft, duty);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
