using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>A hearing in a final review; its days are not counted (听证; R22 Art 36).</summary>
/// <param name="Days">1 to 180 calendar days.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Hearing(int Days, string Remark) : Step(StepKind.Hearing)
{
    internal override void Check(FieldCheck check)
    {
        check.Range("days", Days, 1, 180);
        check.Text("remark", Remark, 0, TextLimits.Remark);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.DecideFuhe) is not { } duty)
            return Refuse.NothingOwed(Kind, "No final review is owed on this petition.");
        draft.Change(DutyDates.Later(draft.Context, duty, Days));
        draft.TellUpstream();
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { HearingDays = before.HearingDays.Add(Days) };
}
