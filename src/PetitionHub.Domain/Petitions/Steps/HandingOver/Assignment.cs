using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Hands an important item over with a deadline (交办; R22 Arts 22, 23).</summary>
/// <param name="Destination">Who is to have it.</param>
/// <param name="Deadline">The handling deadline; the end of that day in Shanghai counts.</param>
/// <param name="ReportWanted">Whether a completion report (办结报告) is owed.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Assignment(
    UnitCode Destination,
    DateTimeOffset Deadline,
    bool ReportWanted,
    string Remark)
    : Step(StepKind.Assignment), IHandover
{
    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);

    internal override Refusal? Decide(StepDraft draft)
    {
        var now = draft.Context.Now;
        var byDay = new Deadline(ChinaTime.DayOf(Deadline), IsProvisional: false);
        if (Deadline <= now - ClockSkew.Tolerated || byDay.EndsAt <= now
            || Deadline > now.AddDays(TextLimits.DeadlineDays) + ClockSkew.Tolerated)
            return Refuse.Field(this, "deadline", $"must be after now and at most {TextLimits.DeadlineDays} days away");
        if ((Destinations.CheckDown(draft, Destination, out var unit) ?? HandingOver.HandTo(draft, unit!)) is { } refusal)
            return refusal;
        if (ReportWanted)
            draft.Start(DutyKind.ReportCompletion, Destination, draft.Actor.Code, byDay, draft.RulesFor(unit!).Id);

        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => HandingOver.Push(
        before, entry, HandoverKind.Assignment, ChinaTime.EndOf(ChinaTime.DayOf(Deadline)), ReportWanted);
}
