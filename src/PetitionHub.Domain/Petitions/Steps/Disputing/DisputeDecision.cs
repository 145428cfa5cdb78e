using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The common superior decides who is responsible (R22 Art 24).</summary>
/// <param name="ResponsibleUnit">Who is responsible.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
public sealed record DisputeDecision(UnitCode ResponsibleUnit, string Reasons) : Step(StepKind.DisputeDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override string DestinationField => "responsible_unit";

    internal override Refusal? Decide(StepDraft draft)
    {
        var before = draft.Before;
        var current = before.Current!;
        if (Destinations.CheckReader(draft, ResponsibleUnit, out var responsible) is { } refusal)
            return refusal;
        if (!draft.Actor.Territory.Contains(responsible!.Territory))
            return Destinations.OutsideTerritory(draft, responsible);
        draft.Meet(DutyKind.DecideDispute, draft.Before.Arbiter!.Value);
        draft.Tell(current.From, before.Holder, responsible.Code);
        if (draft.AreOne(responsible.Code, current.To))
            draft.Status = PetitionStatus.Received;
        else if (draft.AreOne(responsible.Code, current.From))
            Returning.Return(draft, current.From, current.From);
        else
            MoveTo(draft, responsible);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry)
    {
        var current = before.Current!;
        var responsible = entry.Holder!.Value;
        var decided = before with { Arbiter = null };
        if (responsible == current.To)
            return decided.WithCurrent(current with { Kind = HandoverKind.DisputeDecision, ObjectionDue = null });
        var takenBack = Returning.TakeBack(decided);
        return responsible == current.From
            ? takenBack
            : takenBack with
            {
                Handovers = takenBack.Handovers.Add(
                    new Handover(HandoverKind.DisputeDecision, current.From, responsible, entry.At)),
            };
    }

    private static void MoveTo(StepDraft draft, Unit responsible)
    {
        Returning.LapseOfHolder(draft);
        draft.Holder = responsible.Code;
        draft.Status = PetitionStatus.HandedOver;
        draft.Start(DutyKind.Receive, responsible, draft.Before.Current!.From, rules => rules.Receive);
    }
}
