using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Same facts and reasons after a final review (不再受理; R22 Art 36).</summary>
/// <param name="EarlierPetition">The earlier item of the matter.</param>
/// <param name="Reasons">What the petitioner was told, 10 to 4,000 characters.</param>
public sealed record RepeatRefusal(PetitionId EarlierPetition, string Reasons) : Step(StepKind.RepeatRefusal)
{
    /// <inheritdoc/>
    public override PetitionId? Reference => EarlierPetition;

    internal override void Check(FieldCheck check) =>
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (Earlier.Find(draft, EarlierPetition) is not { } earlier)
            return Refuse.PetitionNotFound(EarlierPetition).At("repeat_refusal.earlier_petition_id");
        if (earlier.Id == draft.Before.Id || earlier.Matter != draft.Before.Matter)
            return Earlier.Unsuitable(earlier, "It is not of the same matter; link the repeat first.");
        if (earlier.Status != PetitionStatus.FuheDecided)
            return Earlier.Unsuitable(earlier, "Its final review (fuhe) is not decided (R22 Art 36).");
        draft.Status = PetitionStatus.NoLongerAccepted;
        draft.Meet(DutyKind.Notify, draft.Before.Holder);
        draft.Lapse(_ => true);
        draft.TellUpstream();
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before;
}
