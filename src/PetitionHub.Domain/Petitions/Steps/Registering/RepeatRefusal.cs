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
}
