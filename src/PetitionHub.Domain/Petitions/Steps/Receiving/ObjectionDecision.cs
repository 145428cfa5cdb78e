using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>The sender's decision on an objection; agreed is the return (退回; R22 Art 23).</summary>
/// <param name="Agreed">Whether the item comes back.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="RedirectTo">Where the returned item goes at once.</param>
public sealed record ObjectionDecision(bool Agreed, string Reasons, UnitCode? RedirectTo) : Step(StepKind.ObjectionDecision)
{
    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override FurtherTransfer? Further(PetitionState? before, IUnitDirectory directory) =>
        Agreed && RedirectTo is { } redirect ? new FurtherTransfer(new Transfer(redirect, ""), "redirect_to") : null;

    internal override Refusal? Decide(StepDraft draft)
    {
        if (!Agreed && RedirectTo is not null)
            return Refuse.Field(this, "redirect_to", "must be empty where the objection is not agreed to");
        var sender = draft.Before.Current!.From;
        draft.Meet(DutyKind.DecideObjection, sender);
        draft.Tell(draft.Before.Holder);
        // Who decides in the place of a sender that cannot act has the item then: that unit might be accused.
        if (Agreed)
            Returning.Return(draft, sender, draft.AreOne(draft.Actor.Code, sender) ? sender : draft.Actor.Code);
        else
            draft.Status = PetitionStatus.Received;
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry)
    {
        if (!Agreed)
            return before.WithCurrent(before.Current! with { ObjectionRefused = true });
        // The item is where it was before the last handover, or with the unit that acts in the sender's place.
        var (sender, earlier) = (before.Current!.From, Returning.TakeBack(before));
        return entry.Holder == sender ? earlier : Takeover.InPlaceOfHolder(earlier with { Holder = sender }, entry);
    }
}
