using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Disputes over acceptance (受理争议; R22 Art 24).</summary>
internal static class Disputing
{
    public static Refusal? Decide(StepDraft draft, Dispute step)
    {
        var (before, directory) = (draft.Before, draft.Context.Directory);
        var current = before.Current;
        var isDeaf = draft.OpenDuty(d => d.Kind == DutyKind.DecideObjection && draft.Context.Now < d.DueAt && directory.HeirOf(d.Unit) is not null) is null;
        var byHolder = draft.Relation.HasFlag(Relation.Holder) && before.Status switch
        {
            PetitionStatus.Received => current is { ObjectionRefused: true, Kind: not HandoverKind.DisputeDecision },
            // The sender let its limit pass, ended without an heir, or may not see the item any more.
            _ => isDeaf,
        };
        var bySender = before.Status == PetitionStatus.Objected && draft.Relation.HasFlag(Relation.Sender);
        if (!byHolder && !bySender)
            return Refuse.OutOfOrder(step.Kind, before.Status, "A dispute follows an objection that the sender does not agree to.");
        if (Relations.PlaceOf(current!.From, directory) is not { } sender || directory.HeirOf(before.Holder) is not { } holder
            || Superiors.ArbiterOf(before, sender, holder, directory) is not { } arbiter)
        {
            return new Refusal(
                RefusalReason.NoArbiter, $"No bureau or joint conference stands over both {current.From} and {before.Holder} (R22 Art 24).")
                .With("unit", current.From).With("other", before.Holder);
        }

        draft.Status = PetitionStatus.Disputed;
        draft.Lapse(d => d.Kind == DutyKind.DecideObjection);
        draft.Start(DutyKind.DecideDispute, arbiter, null, rules => rules.DecideDispute);
        draft.Tell(arbiter.Code, current.From, before.Holder);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, DisputeDecision step)
    {
        var before = draft.Before;
        var current = before.Current!;
        if (Destinations.CheckReader(draft, step.ResponsibleUnit, out var responsible) is { } refusal)
            return refusal;
        if (!draft.Actor.Territory.Contains(responsible!.Territory))
            return Destinations.OutsideTerritory(draft, responsible);
        draft.Meet(DutyKind.DecideDispute, draft.Before.Arbiter!.Value);
        draft.Tell(current.From, before.Holder, responsible.Code);
        if (draft.AreOne(responsible.Code, current.To))
            draft.Status = PetitionStatus.Received;
        else if (draft.AreOne(responsible.Code, current.From))
            Receiving.Return(draft, current.From, current.From);
        else
            MoveTo(draft, responsible);
        return null;
    }

    private static void MoveTo(StepDraft draft, Unit responsible)
    {
        Receiving.LapseOfHolder(draft);
        draft.Holder = responsible.Code;
        draft.Status = PetitionStatus.HandedOver;
        draft.Start(DutyKind.Receive, responsible, draft.Before.Current!.From, rules => rules.Receive);
    }
}
