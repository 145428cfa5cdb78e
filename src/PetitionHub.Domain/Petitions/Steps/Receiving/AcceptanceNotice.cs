namespace PetitionHub.Domain.Petitions;

/// <summary>The petitioner was told in writing that the item is accepted (受理告知; R22 Art 23).</summary>
/// <param name="Notice">The notice, 10 to 4,000 characters.</param>
public sealed record AcceptanceNotice(string Notice) : Step(StepKind.AcceptanceNotice)
{
    internal override void Check(FieldCheck check) =>
        check.Text("notice", Notice, TextLimits.ReasonsLeast, TextLimits.Reasons);
}
