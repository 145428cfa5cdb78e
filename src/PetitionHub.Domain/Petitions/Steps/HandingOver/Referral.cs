using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Refers an item to another procedure (R22 Arts 22, 23, 30).</summary>
/// <param name="Referred">Which procedure.</param>
/// <param name="Destination">The organ that takes it; null for elsewhere.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters; for elsewhere, what the petitioner was told.</param>
public sealed record Referral(ReferralKind Referred, UnitCode? Destination, string Reasons) : Step(StepKind.Referral)
{
    internal override void Check(FieldCheck check)
    {
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
        if (Referred == ReferralKind.Elsewhere && Destination is not null)
            check.Reject("destination_unit", "must be empty for ELSEWHERE");
        if (Referred != ReferralKind.Elsewhere && Destination is null)
            check.Reject("destination_unit", "is required");
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        if (Referred == ReferralKind.Elsewhere)
            return ReferElsewhere(draft);
        if (!draft.Actor.IsBureau)
            return Destinations.WrongOrgan(draft, draft.Actor, "a bureau as the sender");
        return Destinations.CheckReferral(draft, this, out var unit) ?? HandingOver.HandTo(draft, unit!);
    }

    internal override PetitionState Apply(PetitionState before, Entry entry)
    {
        if (Destination is null)
            return before;
        var kind = Referred == ReferralKind.Litigation ? HandoverKind.LitigationReferral : HandoverKind.DisciplineReferral;
        return HandingOver.Push(before, entry, kind);
    }

    private Refusal? ReferElsewhere(StepDraft draft)
    {
        if (draft.Actor.IsBureau)
        {
            return Refuse.Field(
                this, "kind", "ELSEWHERE is for organs that are no bureau; a bureau transfers the item (R22 Arts 22, 23)");
        }

        draft.Status = PetitionStatus.ReferredElsewhere;
        draft.Meet(DutyKind.Notify, draft.Before.Holder);
        draft.Lapse(_ => true);
        draft.TellUpstream();
        return null;
    }
}
