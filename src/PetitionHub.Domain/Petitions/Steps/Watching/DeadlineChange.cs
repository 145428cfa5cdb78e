using System.Collections.Immutable;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The hub computes provisional dates anew, as the calendar of their years was published.</summary>
/// <param name="DutyNumbers">The duties whose dates were provisional; the rules leave those that change.</param>
/// <param name="ObjectionDue">Until when the holder may object, exclusive, where that changed too; set by the rules.</param>
public sealed record DeadlineChange(ImmutableArray<int> DutyNumbers, DateTimeOffset? ObjectionDue = null)
    : Step(StepKind.DeadlineChange)
{
    internal override void Check(FieldCheck check)
    {
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        var (before, context) = (draft.Before, draft.Context);
        var changed = ImmutableArray.CreateBuilder<int>();
        var provisional = before.Duties.Where(duty => duty is { IsOpen: true, IsProvisional: true });
        foreach (var duty in provisional.Where(duty => DutyNumbers.Contains(duty.Number)))
        {
            if (DutyDates.Anew(context, before, duty) is not { } deadline
                || duty.DueBy(deadline, context.Now) is not { } anew || anew == duty)
                continue;
            changed.Add(duty.Number);
            draft.Change(anew);
            DeadlineWatching.TellOf(draft, duty);
        }

        if (changed.Count == 0)
            return Refuse.NothingOwed(Kind, "No date of those duties changes by the calendars that are published.");
        draft.Recorded = new DeadlineChange(changed.ToImmutable(), ObjectionDueAnew(draft));
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        ObjectionDue is { } due ? before.WithCurrent(before.Current! with { ObjectionDue = due }) : before;

    /// <summary>Until when the holder may object, by the rules that set its limit to accept; null for no change.</summary>
    private static DateTimeOffset? ObjectionDueAnew(StepDraft draft)
    {
        var (before, context) = (draft.Before, draft.Context);
        if (before.Current is not { ReceivedAt: { } received, ObjectionDue: { } due }
            || before.Duties.LastOrDefault(
                d => d.StartedAt == received && d.Kind is DutyKind.HandOver or DutyKind.Notify) is not { } started
            || context.Rules.Find(started.RuleSet) is not { } rules)
            return null;
        var anew = context.Calendar.DeadlineOf(ChinaTime.DayOf(received), rules.Object).EndsAt;
        return anew == due ? null : anew;
    }
}
