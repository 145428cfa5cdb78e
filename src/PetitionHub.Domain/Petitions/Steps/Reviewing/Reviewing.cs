using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Review (复查, fucha) and final review (复核, fuhe) (R22 Arts 35, 36).</summary>
internal static class Reviewing
{
    /// <summary>Gives the item to the reviewing organ, where the petitioner asked in time.</summary>
    public static Refusal? Open(StepDraft draft, UnitCode reviewing, UnitCode decidedBy, DateTimeOffset decidedAt, bool isFinal)
    {
        var context = draft.Context;
        if (Relations.ActingUnitOf(decidedBy, context.Directory) is not { } decider)
            return Refuse.UnitUnknown(decidedBy);
        var rules = context.Rules.For(decider.Territory, ChinaTime.DayOf(decidedAt));
        var ask = context.Calendar.DeadlineOf(
            ChinaTime.DayOf(decidedAt), isFinal ? rules.RequestFuhe : rules.RequestFucha);
        if (context.Now >= ask.EndsAt)
            return Refuse.ReviewTooLate(ask.EndsAt);
        if (Destinations.CheckReviewer(draft, reviewing, decider, out var reviewer) is { } refusal)
            return refusal;
        draft.Holder = reviewing;
        draft.Status = isFinal ? PetitionStatus.InFuhe : PetitionStatus.InFucha;
        if (isFinal)
            draft.Start(DutyKind.DecideFuhe, reviewer!, null, r => r.Fuhe);
        else
            draft.Start(DutyKind.DecideFucha, reviewer!, null, r => r.Fucha);
        draft.Tell(reviewing, decidedBy);
        return null;
    }

    /// <summary>The reviewing organ has decided.</summary>
    public static Refusal? Close(StepDraft draft, DutyKind duty, PetitionStatus status)
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
