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
            check.Fault("destination_unit", "must be empty for ELSEWHERE");
        if (Referred != ReferralKind.Elsewhere && Destination is null)
            check.Fault("destination_unit", "is required");
    }
}
