using System.Collections.Immutable;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What the hub does by itself about the dates of duties: it tells of them, and computes provisional ones anew.</summary>
internal static class DeadlineWatching
{
    public static Refusal? Decide(StepDraft draft, DeadlineNotice step)
    {
        if (draft.OpenDuty(d => d.Number == step.DutyNumber) is not { } duty)
            return Refuse.NothingOwed(step.Kind, $"Duty {step.DutyNumber} is not owed.");
        if (duty.Told >= step.Stage)
            return Refuse.NoticeUntimely(step.Kind, $"The hub told of duty {duty.Number} already.");
        var now = draft.Context.Now;
        var isPast = now >= duty.DueAt;
        var isNear = now >= duty.DueAt.AddDays(-draft.Context.Watch.WarnDaysBefore);
        if (step.Stage == DeadlineStage.Overdue ? !isPast : isPast || !isNear)
            return Refuse.NoticeUntimely(step.Kind, $"Duty {duty.Number} is due before {duty.DueAt:yyyy-MM-dd HH:mm}Z.");
        draft.Change(duty with { Told = step.Stage });
        TellOf(draft, duty);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, DeadlineChange step)
    {
        var (before, context) = (draft.Before, draft.Context);
        var changed = ImmutableArray.CreateBuilder<int>();
        foreach (var duty in before.Duties.Where(d => d is { IsOpen: true, IsProvisional: true } && step.DutyNumbers.Contains(d.Number)))
        {
            if (DutyDates.Anew(context, before, duty) is not { } deadline || duty.DueBy(deadline, context.Now) is not { } anew || anew == duty)
                continue;
            changed.Add(duty.Number);
            draft.Change(anew);
            TellOf(draft, duty);
        }

        if (changed.Count == 0)
            return Refuse.NothingOwed(step.Kind, "No date of those duties changes by the calendars that are published.");
        draft.Recorded = new DeadlineChange(changed.ToImmutable(), ObjectionDueAnew(draft));
        return null;
    }

    /// <summary>
    /// The hub urges the holder that is past a date, once a duty; feedback is not urged for by asking for more of it. Null where it
    /// is not set to, or nobody can be urged in anybody's name.
    /// </summary>
    public static Urging? UrgingAfter(IEnumerable<Entry> entries, PetitionState petition, DecisionContext context)
    {
        if (!context.Watch.UrgeWhenOverdue
            || entries.FirstOrDefault(entry => entry.Step is DeadlineNotice { Stage: DeadlineStage.Overdue }) is not { Duties: [var duty] }
            || duty.Kind == DutyKind.GiveFeedback
            || !Relations.AreOne(duty.Unit, petition.Holder, context.Directory)
            || !Authority.Of(StepKind.Urging)!.From.Contains(petition.Status)
            || context.Directory.HeirOf(petition.Holder) is not { } holder
            || Superiors.BureauAbove(petition, holder, context.Directory) is null)
            return null;
        return new Urging(
            $"Duty {duty.Number} ({duty.Kind}) was due by {ChinaTime.DayOf(duty.DueAt.AddTicks(-1)):yyyy-MM-dd} and is past its date. "
            + "Do what is owed, and report what was done.");
    }

    /// <summary>Who owes it, and the bureau above.</summary>
    private static void TellOf(StepDraft draft, Duty duty)
    {
        draft.Tell(duty.Unit);
        if (Relations.PlaceOf(duty.Unit, draft.Context.Directory) is { } debtor
            && Superiors.BureauAbove(draft.Before, debtor, draft.Context.Directory) is { } superior)
            draft.Tell(superior.Code);
    }

    /// <summary>Until when the holder may object, by the rules that set its limit to accept; null where that does not change.</summary>
    private static DateTimeOffset? ObjectionDueAnew(StepDraft draft)
    {
        var (before, context) = (draft.Before, draft.Context);
        if (before.Current is not { ReceivedAt: { } received, ObjectionDue: { } due }
            || before.Duties.LastOrDefault(d => d.StartedAt == received && d.Kind is DutyKind.HandOver or DutyKind.Notify) is not { } started
            || context.Rules.Find(started.RuleSet) is not { } rules)
            return null;
        var anew = context.Calendar.DeadlineOf(ChinaTime.DayOf(received), rules.Object).EndsAt;
        return anew == due ? null : anew;
    }
}
