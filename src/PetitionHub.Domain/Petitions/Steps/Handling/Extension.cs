namespace PetitionHub.Domain.Petitions;

/// <summary>Extends the handling limit, once (延期; R22 Art 34).</summary>
/// <param name="Days">By how many calendar days.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="ApprovedBy">The head of the unit who approved, 1 to 100 characters.</param>
public sealed record Extension(int Days, string Reasons, string ApprovedBy) : Step(StepKind.Extension)
{
    internal override void Check(FieldCheck check)
    {
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
        check.Text("approved_by", ApprovedBy, 1, TextLimits.PersonName);
    }
}
