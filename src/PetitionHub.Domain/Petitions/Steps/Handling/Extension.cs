using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Extends the handling limit, once (延期; R22 Art 34).</summary>
/// <param name="Days">By how many calendar days.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="ApprovedBy">The head of the unit who approved, 1 to 100 characters.</param>
public sealed record Extension(int Days, string Reasons, string ApprovedBy) : Step(StepKind.Extension)
{
    internal override void Check(FieldCheck check)
    {
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
        check.Text("approved_by", ApprovedBy, 1, TextLimits.PersonName);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (draft.Before.Extended)
            return new Refusal(RefusalReason.AlreadyExtended, "The handling limit was extended once already (R22 Art 34).");
        var rules = draft.RulesFor(draft.Actor);
        if (Days < 1 || Days > rules.Extension.Amount)
            return Refuse.Field(this, "days", $"must be 1 to {rules.Extension.Amount} (rules {rules.Id}), and is {Days}");
        if (draft.OpenDuty(d => d.Kind == DutyKind.Conclude) is not { } conclude)
            return Refuse.NothingOwed(Kind, "No handling limit runs on this petition.");
        draft.Change(DutyDates.Later(draft.Context, conclude, Days));
        draft.TellUpstream();
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { Extended = true, ExtensionDays = Days };
}
