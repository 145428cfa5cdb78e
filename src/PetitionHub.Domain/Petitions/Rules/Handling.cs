using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Handling an accepted item, to its opinion and its completion report (R22 Arts 31–34).</summary>
internal static class Handling
{
    public static Refusal? Decide(StepDraft draft, UnitNaming step)
    {
        var holds = draft.Relation.HasFlag(Relation.Holder);
        if (draft.AreOne(step.LeadUnit, draft.Before.Holder))
            draft.Recorded = step = step with { LeadUnit = draft.Before.Holder };
        if (!holds && step.LeadUnit != draft.Before.Holder)
            return Refuse.Field(step, "lead_unit", $"must be the holder, {draft.Before.Holder}, where the sender names the units");
        if (draft.Before.Status == PetitionStatus.Accepted && step.LeadUnit != draft.Before.Holder)
            return Refuse.OutOfOrder(step.Kind, draft.Before.Status, "The holder accepted the item and leads it.");
        // The holder may have become one with an accused unit since it got the item.
        if (draft.Context.Directory.HeirOf(step.LeadUnit) is { } lead && Destinations.CheckAccused(draft, lead) is { } accused)
            return accused with { Fields = [new FieldFault("unit_naming.lead_unit", accused.Message)] };
        draft.Lapse(d => d.Kind == DutyKind.Assist);
        for (var i = 0; i < step.AssistingUnits.Length; i++)
        {
            var code = step.AssistingUnits[i];
            if (Destinations.CheckReader(draft, code, out var unit) is { } refusal)
                return refusal with { Fields = [new FieldFault($"unit_naming.assisting_units[{i}]", refusal.Message)] };
            if (draft.AreOne(code, step.LeadUnit) || step.AssistingUnits.IndexOf(code) != i)
                return Refuse.Field(step, $"assisting_units[{i}]", $"names {code} twice");
            if (!draft.Actor.Territory.Contains(unit!.Territory))
                return Destinations.OutsideTerritory(draft, unit) with { Fields = [new FieldFault($"unit_naming.assisting_units[{i}]", "is outside the territory")] };
            draft.Start(DutyKind.Assist, unit, step.LeadUnit, rules => rules.Assist);
        }

        draft.Tell([step.LeadUnit, .. step.AssistingUnits]);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, ProgressReport step)
    {
        if (step.PartDone)
        {
            if (draft.OpenDuty(d => d.Kind == DutyKind.Assist && IsActor(draft, d.Unit)) is not { } assist)
                return Refuse.NothingOwed(step.Kind, "This unit owes no assisting part, or has done it.");
            draft.Meet(assist);
        }

        draft.TellUpstream();
        draft.Tell(draft.Before.Holder);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, Extension step)
    {
        if (draft.Before.Extended)
            return new Refusal(RefusalReason.AlreadyExtended, "The handling limit was extended once already (R22 Art 34).");
        var rules = draft.RulesFor(draft.Actor);
        if (step.Days < 1 || step.Days > rules.Extension.Amount)
            return Refuse.Field(step, "days", $"must be 1 to {rules.Extension.Amount} (rules {rules.Id}), and is {step.Days}");
        if (draft.OpenDuty(d => d.Kind == DutyKind.Conclude) is not { } conclude)
            return Refuse.NothingOwed(step.Kind, "No handling limit runs on this petition.");
        draft.Change(DutyDates.Later(draft.Context, conclude, step.Days));
        draft.TellUpstream();
        return null;
    }

    public static Refusal? Decide(StepDraft draft, Mediation _)
    {
        draft.TellUpstream();
        return null;
    }

    public static Refusal? Decide(StepDraft draft, HandlingOpinion step)
    {
        var before = draft.Before;
        if (before.Status == PetitionStatus.Received && draft.Actor.Organ is not (OrganType.PoliticalLegal or OrganType.Discipline))
            return Refuse.OutOfOrder(step.Kind, before.Status, "Notify acceptance first (R22 Art 23).");
        draft.Status = PetitionStatus.Concluded;
        draft.Meet(DutyKind.Conclude, before.Holder);
        draft.Meet(DutyKind.Notify, before.Holder);
        draft.Lapse(d => d.Kind is not (DutyKind.ReportCompletion or DutyKind.GiveFeedback));
        draft.TellUpstream();
        draft.Tell(before.Assisting);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, CompletionReport step)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.ReportCompletion && IsActor(draft, d.Unit)) is not { } owed)
            return Refuse.NothingOwed(step.Kind, "This unit owes no completion report, or has given it.");
        draft.Meet(owed);
        draft.Tell(owed.OwedTo!.Value);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, CompletionReportDecision step)
    {
        var reported = draft.Before.Duties.LastOrDefault(d =>
            d is { Kind: DutyKind.ReportCompletion, State: DutyState.Met }
            && draft.AreOne(d.Unit, step.ReportingUnit) && IsActor(draft, d.OwedTo!.Value));
        if (reported is null || !draft.Before.ReportsAwaitingDecision.Contains(reported.Unit))
            return Refuse.NothingOwed(step.Kind, $"No completion report of {step.ReportingUnit} awaits this unit's decision.");
        draft.Recorded = step with { ReportingUnit = reported.Unit };
        if (!step.Accepted && draft.Context.Directory.HeirOf(step.ReportingUnit) is { } reporter)
            draft.Start(DutyKind.ReportCompletion, reporter, draft.Actor.Code, rules => rules.Feedback);
        draft.Tell(step.ReportingUnit);
        return null;
    }

    private static bool IsActor(StepDraft draft, UnitCode code) => draft.Context.Directory.StandsFor(draft.Actor, code);
}
