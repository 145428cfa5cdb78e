namespace PetitionHub.Domain.Petitions;

/// <summary>A hearing in a final review; its days are not counted (听证; R22 Art 36).</summary>
/// <param name="Days">1 to 180 calendar days.</param>
/// <param name="Remark">Optional, up to 2,000 characters.</param>
public sealed record Hearing(int Days, string Remark) : Step(StepKind.Hearing)
{
    internal override void Check(FieldCheck check)
    {
        check.Range("days", Days, 1, 180);
        check.Text("remark", Remark, 0, TextLimits.Remark);
    }
}
