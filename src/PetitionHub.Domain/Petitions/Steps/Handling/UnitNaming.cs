using System.Collections.Immutable;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Names the lead unit (主办) and the assisting units (协办).</summary>
/// <param name="LeadUnit">Who leads.</param>
/// <param name="AssistingUnits">Who assists, 1 to 20 units.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record UnitNaming(
    UnitCode LeadUnit,
    ImmutableArray<UnitCode> AssistingUnits,
    string Remark)
    : Step(StepKind.UnitNaming)
{
    internal override void Check(FieldCheck check)
    {
        check.Range("assisting_units", AssistingUnits.Length, 1, TextLimits.ListLength);
        check.Text("remark", Remark, 0, TextLimits.Remark);
    }

    internal override FurtherTransfer? Further(PetitionState? before, IUnitDirectory directory) =>
        before is not null && !Relations.AreOne(LeadUnit, before.Holder, directory)
            ? new FurtherTransfer(new Transfer(LeadUnit, Remark), "lead_unit")
            : null;

    internal override Refusal? Decide(StepDraft draft)
    {
        var (holds, holder, lead) = (draft.Relation.HasFlag(Relation.Holder), draft.Before.Holder, LeadUnit);
        if (draft.AreOne(lead, holder))
        {
            lead = holder;
            draft.Recorded = this with { LeadUnit = lead };
        }

        if (!holds && lead != holder)
            return Refuse.Field(this, "lead_unit", $"must be the holder, {holder}, where the sender names the units");
        if (draft.Before.Status == PetitionStatus.Accepted && lead != holder)
            return Refuse.OutOfOrder(Kind, draft.Before.Status, "The holder accepted the item and leads it.");
        // The holder may have become one with an accused unit since it got the item.
        if (draft.Context.Directory.HeirOf(lead) is { } leader && Destinations.CheckAccused(draft, leader) is { } accused)
            return accused with { Fields = [new FieldViolation("unit_naming.lead_unit", accused.Message)] };
        draft.Lapse(d => d.Kind == DutyKind.Assist);
        for (var i = 0; i < AssistingUnits.Length; i++)
            if (NameAssisting(draft, lead, i) is { } refusal)
                return refusal;
        draft.Tell([lead, .. AssistingUnits]);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { LeadUnit = LeadUnit, Assisting = AssistingUnits };

    private Refusal? NameAssisting(StepDraft draft, UnitCode lead, int i)
    {
        var (code, path) = (AssistingUnits[i], $"unit_naming.assisting_units[{i}]");
        if (Destinations.CheckReader(draft, code, out var unit) is { } refusal)
            return refusal with { Fields = [new FieldViolation(path, refusal.Message)] };
        if (draft.AreOne(code, lead) || AssistingUnits.IndexOf(code) != i)
            return Refuse.Field(this, $"assisting_units[{i}]", $"names {code} twice");
        if (!draft.Actor.Territory.Contains(unit!.Territory))
        {
            return Destinations.OutsideTerritory(draft, unit) with
            {
                Fields = [new FieldViolation(path, "is outside the territory")],
            };
        }

        draft.Start(DutyKind.Assist, unit, lead, rules => rules.Assist);
        return null;
    }
}
