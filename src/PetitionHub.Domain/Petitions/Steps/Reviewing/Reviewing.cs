using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Review (复查, fucha) and final review (复核, fuhe) (R22 Arts 35, 36).</summary>
internal static class Reviewing
{
    public static Refusal? Decide(StepDraft draft, FuchaRequest step) =>
        Open(draft, step.ReviewingUnit, draft.Before.ConcludedBy!.Value, draft.Before.ConcludedAt!.Value, isFinal: false);

    public static Refusal? Decide(StepDraft draft, FuheRequest step) =>
        Open(draft, step.ReviewingUnit, draft.Before.FuchaBy!.Value, draft.Before.FuchaDecidedAt!.Value, isFinal: true);

    public static Refusal? Decide(StepDraft draft, FuchaDecision _) => Close(draft, DutyKind.DecideFucha, PetitionStatus.FuchaDecided);

    public static Refusal? Decide(StepDraft draft, FuheDecision _) => Close(draft, DutyKind.DecideFuhe, PetitionStatus.FuheDecided);

    public static Refusal? Decide(StepDraft draft, Hearing step)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.DecideFuhe) is not { } duty)
            return Refuse.NothingOwed(step.Kind, "No final review is owed on this petition.");
        draft.Change(DutyDates.Later(draft.Context, duty, step.Days));
        draft.TellUpstream();
        return null;
    }

    private static Refusal? Open(StepDraft draft, UnitCode reviewing, UnitCode decidedBy, DateTimeOffset decidedAt, bool isFinal)
    {
        var context = draft.Context;
        if (Relations.PlaceOf(decidedBy, context.Directory) is not { } decider)
            return Refuse.UnitUnknown(decidedBy);
        var rules = context.Rules.For(decider.Territory, ChinaTime.DayOf(decidedAt));
        var ask = context.Calendar.DeadlineOf(ChinaTime.DayOf(decidedAt), isFinal ? rules.RequestFinalReview : rules.RequestReview);
        if (context.Now >= ask.EndsAt)
            return Refuse.ReviewTooLate(ask.EndsAt);
        if (Destinations.CheckReviewer(draft, reviewing, decider, out var reviewer) is { } refusal)
            return refusal;
        draft.Holder = reviewing;
        draft.Status = isFinal ? PetitionStatus.InFuhe : PetitionStatus.InFucha;
        if (isFinal)
            draft.Start(DutyKind.DecideFuhe, reviewer!, null, r => r.FinalReview);
        else
            draft.Start(DutyKind.DecideFucha, reviewer!, null, r => r.Review);
        draft.Tell(reviewing, decidedBy);
        return null;
    }

    private static Refusal? Close(StepDraft draft, DutyKind duty, PetitionStatus status)
    {
        draft.Status = status;
        draft.Meet(duty, draft.Before.Holder);
        draft.TellUpstream();
        draft.Tell(draft.Before.ConcludedBy!.Value);
        if (draft.Before.FuchaBy is { } earlier)
            draft.Tell(earlier);
        return null;
    }
}
