using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The next bureau above takes the item over from a holder that cannot act: it is suspended, ended without an heir, or accused
/// since a merger (R22 Art 24). It is not a request of its own: it precedes the first step that the bureau takes in the holder's
/// place.
/// </summary>
/// <param name="From">Who held the item.</param>
public sealed record Takeover(UnitCode From) : Step(StepKind.Takeover)
{
    internal override void Check(FieldCheck check)
    {
    }

    /// <summary>The bureau now owes what the holder owed, by the same dates, except what would be owed to itself.</summary>
    internal override Refusal? Decide(StepDraft draft)
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

    internal override PetitionState Apply(PetitionState before, Entry entry) => InPlaceOfHolder(before, entry);

    /// <summary>
    /// The taker is in the place of the holder: it has what was handed to that, leads where that led, and reviews what that
    /// reviewed. A reviewing unit was handed nothing, so that its taker only reviews.
    /// </summary>
    internal static PetitionState InPlaceOfHolder(PetitionState before, Entry entry)
    {
        var (held, taker) = (before.Holder, entry.Holder!.Value);
        var handed = before.Current switch
        {
            { } current when current.To == held => before.WithCurrent(current with { To = taker }),
            null when held == before.Registrar => before with
            {
                Handovers = [new Handover(HandoverKind.Takeover, held, taker, entry.At, ReceivedAt: entry.At)],
            },
            _ => before,
        };
        return handed with
        {
            LeadUnit = before.LeadUnit == held ? taker : before.LeadUnit,
            Arbiter = before.Arbiter == held ? taker : before.Arbiter,
        };
    }
}
