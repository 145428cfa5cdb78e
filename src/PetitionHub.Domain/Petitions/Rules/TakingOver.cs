using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>The next bureau above takes an item over from a holder that cannot act (R22 Art 24).</summary>
internal static class TakingOver
{
    /// <summary>What the holder owed is the bureau's to do now, by the same dates; nobody owes himself.</summary>
    public static Refusal? Decide(StepDraft draft)
    {
        var (held, taker) = (draft.Before.Holder, draft.Actor.Code);
        foreach (var duty in draft.Before.Duties.Where(duty => duty.IsOpen && draft.AreOne(duty.Unit, held)))
        {
            draft.Change(duty with { State = DutyState.Lapsed, EndedAt = draft.Context.Now });
            if (duty.OwedTo is not { } owedTo || !draft.AreOne(owedTo, taker))
                draft.Resume(duty with { Unit = taker });
        }

        draft.Recorded = new Takeover(held);
        draft.Holder = taker;
        draft.TellUpstream();
        return null;
    }
}
