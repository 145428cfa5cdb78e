using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The petitioner was told in writing that the item is accepted (受理告知; R22 Art 23).</summary>
/// <param name="Notice">The notice, 10 to 4,000 characters.</param>
public sealed record AcceptanceNotice(string Notice) : Step(StepKind.AcceptanceNotice)
{
    internal override void Check(FieldCheck check) =>
        check.Text("notice", Notice, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        var before = draft.Before;
        draft.Status = PetitionStatus.Accepted;
        AcceptanceClock.Meet(draft);
        draft.TellUpstream();
        var rules = draft.RulesFor(draft.Actor);
        var byLaw = draft.DeadlineOf(rules.Conclude);
        if (before.Current is { Deadline: not null } assigned)
            draft.Start(DutyKind.Conclude, draft.Actor.Code, assigned.From, DutyDates.Binding(before, byLaw), rules.Id);
        else if (before.Details.Purpose == Purpose.Appeal)
            draft.Start(DutyKind.Conclude, draft.Actor.Code, null, byLaw, rules.Id);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before with { AcceptedAt = entry.At };
}
