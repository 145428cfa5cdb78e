using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What follows from the dates of duties: whom the hub tells of them, and when it urges.</summary>
internal static class DeadlineWatching
{
    /// <summary>
    /// The hub urges the holder that is past a date, once a duty; feedback is not urged for by asking for more of it. Null where
    /// it is not set to, or nobody can be urged in anybody's name.
    /// </summary>
    public static Urging? UrgingAfter(IEnumerable<Entry> entries, PetitionState petition, DecisionContext context)
    {
        if (!context.Watch.UrgeWhenOverdue
            || entries.FirstOrDefault(entry =>
                entry.Step is DeadlineNotice { Stage: DeadlineStage.Overdue }) is not { Duties: [var duty] }
            || duty.Kind == DutyKind.GiveFeedback
            || !Relations.AreOne(duty.Unit, petition.Holder, context.Directory)
            || !Authority.Of(StepKind.Urging)!.From.Contains(petition.Status)
            || context.Directory.HeirOf(petition.Holder) is not { } holder
            || Superiors.BureauAbove(petition, holder, context.Directory) is null)
            return null;
        return new Urging(
            $"Duty {duty.Number} ({duty.Kind}) was due by {ChinaTime.DayOf(duty.DueAt.AddTicks(-1)):yyyy-MM-dd} and is past its "
                + "date. "
            + "Do what is owed, and report what was done.");
    }

    /// <summary>Who owes it, and the bureau above.</summary>
    public static void TellOf(StepDraft draft, Duty duty)
    {
        draft.Tell(duty.Unit);
        if (Relations.ActingUnitOf(duty.Unit, draft.Context.Directory) is { } debtor
            && Superiors.BureauAbove(draft.Before, debtor, draft.Context.Directory) is { } superior)
            draft.Tell(superior.Code);
    }
}
