using PetitionHub.Domain.Refusals;

namespace PetitionHub.Domain.Petitions;

/// <summary>Links a repeat item (重复信访) to the matter of an earlier one.</summary>
/// <param name="EarlierPetition">The earlier item.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
/// <param name="Matter">The matter that both now belong to; set by the rules.</param>
public sealed record RepeatLink(PetitionId EarlierPetition, string Remark, PetitionId? Matter) : Step(StepKind.RepeatLink)
{
    /// <inheritdoc/>
    public override PetitionId? Reference => EarlierPetition;

    internal override void Check(FieldCheck check) =>
        check.Text("remark", Remark, 0, TextLimits.Remark);

    internal override Refusal? Decide(StepDraft draft)
    {
        if (EarlierPetition == draft.Before.Id)
            return Refuse.Field(this, "earlier_petition_id", "must be another petition");
        if (Earlier.Find(draft, EarlierPetition) is not { } earlier)
            return Refuse.PetitionNotFound(EarlierPetition).At("repeat_link.earlier_petition_id");
        if (earlier.Status == PetitionStatus.Voided)
            return Earlier.Unsuitable(earlier, "The earlier petition is voided.");
        draft.Recorded = this with { Matter = earlier.Matter };
        draft.Tell(draft.Before.Holder);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) => before with { Matter = Matter!.Value };
}
