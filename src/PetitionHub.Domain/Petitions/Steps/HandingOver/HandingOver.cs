using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What the steps that give an item to another unit have in common (R22 Arts 22, 23, 30).</summary>
internal static class HandingOver
{
    /// <summary>Hands the item to the destination, which owes a receipt.</summary>
    public static Refusal? HandTo(StepDraft draft, Unit destination)
    {
        if (draft.Before.Handovers.Length >= TextLimits.Chain)
        {
            return new Refusal(
                RefusalReason.ChainTooLong,
                $"{TextLimits.Chain} handovers stand on this petition. Ask a bureau above to decide who is responsible.")
                .With("limit", TextLimits.Chain);
        }

        draft.Meet(DutyKind.HandOver, draft.Before.Holder);
        draft.Lapse(d => d.Kind == DutyKind.Notify && draft.AreOne(d.Unit, draft.Before.Holder));
        draft.Start(DutyKind.Receive, destination, draft.Actor.Code, rules => rules.Receive);
        draft.Holder = destination.Code;
        draft.Status = PetitionStatus.HandedOver;
        draft.Tell(destination.Code);
        return null;
    }

    /// <summary>The handover stands behind those before it.</summary>
    public static PetitionState Push(
        PetitionState before, Entry entry, HandoverKind kind, DateTimeOffset? deadline = null, bool reportWanted = false) =>
        before with
        {
            Handovers = before.Handovers.Add(
                new Handover(kind, before.Holder, entry.Holder!.Value, entry.At, deadline, reportWanted)),
        };
}
