using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>How an item comes back to who handed it over (退回; R22 Arts 23, 24), by an objection or a dispute.</summary>
internal static class Returning
{
    /// <summary>Gives the item back to who handed it over, with that unit's old clock.</summary>
    /// <param name="draft">The step.</param>
    /// <param name="sender">Who handed it over.</param>
    /// <param name="taker">Who has it then: the sender, or the unit that acts in its place.</param>
    public static void Return(StepDraft draft, UnitCode sender, UnitCode taker)
    {
        var before = draft.Before;
        LapseOfHolder(draft);
        draft.Holder = taker;
        draft.Status = before.Handovers.Length > 1 ? PetitionStatus.Received : PetitionStatus.Registered;
        AcceptanceClock.Resume(draft, sender, taker);
        draft.Tell(taker);
    }

    /// <summary>Who no longer has the item owes no more than the feedback it was asked for, and nobody assists it.</summary>
    public static void LapseOfHolder(StepDraft draft)
    {
        var (held, lead) = (draft.Before.Holder, draft.Before.LeadUnit);
        draft.Lapse(d => d.Kind is not DutyKind.GiveFeedback
            && (draft.AreOne(d.Unit, held) || (d.Kind == DutyKind.Assist && lead == held)));
    }

    /// <summary>Takes the last handover off, and with it the lead of the unit that had the item.</summary>
    public static PetitionState TakeBack(PetitionState before)
    {
        var earlier = before with { Handovers = before.Handovers.RemoveAt(before.Handovers.Length - 1) };
        return before.LeadUnit == before.Holder ? earlier with { LeadUnit = null, Assisting = [] } : earlier;
    }
}
