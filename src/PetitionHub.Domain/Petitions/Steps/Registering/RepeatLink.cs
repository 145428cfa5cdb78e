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
}
