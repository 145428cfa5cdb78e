using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Rules;

namespace PetitionHub.Domain.Petitions;

/// <summary>The dates of duties where they are more than one limit from one day.</summary>
internal static class DutyDates
{
    /// <summary>The duty with a due date that many calendar days later; the end rolls to a working day.</summary>
    public static Duty Later(DecisionContext context, Duty duty, int days) =>
        duty.DueBy(Later(context, new Deadline(ChinaTime.DayOf(duty.DueAt.AddTicks(-1)), duty.IsProvisional), days), context.Now);

    /// <summary>
    /// The deadline by which to conclude. An assigner may ask for less time than the law gives, never for more of an appeal or
    /// claim.
    /// </summary>
    public static Deadline Binding(PetitionState petition, Deadline byLaw) =>
        petition.Current is { Deadline: { } assigned } && (petition.Details.Purpose != Purpose.Appeal || assigned <= byLaw.EndsAt)
            ? new Deadline(ChinaTime.DayOf(assigned.AddTicks(-1)), IsProvisional: false)
            : byLaw;

    /// <summary>
    /// The duty's date from its start, counted by the calendar of today and the rules that set it; null where those are no longer
    /// known.
    /// </summary>
    public static Deadline? Anew(DecisionContext context, PetitionState petition, Duty duty)
    {
        if (context.Rules.Find(duty.RuleSet) is not { } rules)
            return null;
        // An item that was amended to be an appeal owes its conclusion from its acceptance.
        var start = duty.Kind == DutyKind.Conclude ? petition.AcceptedAt!.Value : duty.StartedAt;
        var deadline = context.Calendar.DeadlineOf(ChinaTime.DayOf(start), LimitOf(rules, duty.Kind));
        return duty.Kind switch
        {
            DutyKind.Conclude when petition.ExtensionDays > 0 =>
                Later(context, Binding(petition, deadline), petition.ExtensionDays),
            DutyKind.Conclude => Binding(petition, deadline),
            DutyKind.DecideFuhe => petition.HearingDays.Aggregate(deadline, (due, days) => Later(context, due, days)),
            _ => deadline,
        };
    }

    private static Deadline Later(DecisionContext context, Deadline deadline, int days)
    {
        var later = context.Calendar.DeadlineOf(deadline.Day, new Limit(days, LimitUnit.CalendarDays));
        return later with { IsProvisional = deadline.IsProvisional || later.IsProvisional };
    }

    /// <summary>
    /// A report by an assignment's deadline is never provisional; one that is asked for again has the limit of feedback.
    /// </summary>
    private static Limit LimitOf(RuleSet rules, DutyKind kind) => kind switch
    {
        DutyKind.HandOver => rules.HandOver,
        DutyKind.Receive => rules.Receive,
        DutyKind.Notify => rules.Notify,
        DutyKind.DecideObjection => rules.DecideObjection,
        DutyKind.DecideDispute => rules.DecideDispute,
        DutyKind.Conclude => rules.Conclude,
        DutyKind.Assist => rules.Assist,
        DutyKind.DecideFucha => rules.Fucha,
        DutyKind.DecideFuhe => rules.Fuhe,
        DutyKind.ReportCompletion or DutyKind.GiveFeedback => rules.Feedback,
        _ => throw new InvalidOperationException($"Duty {kind} has no limit."),
    };
}
