namespace PetitionHub.Domain.Petitions;

/// <summary>Replaces the details; the earlier ones stay in the ledger.</summary>
/// <param name="Details">The details anew.</param>
/// <param name="Reasons">Why, 10 to 4,000 characters.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
public sealed record Amendment(PetitionDetails Details, string Reasons, long ExpectedVersion)
    : Step(StepKind.Amendment)
{
    internal override void Check(FieldCheck check)
    {
        Details.Check(check);
        check.Text("reasons", Reasons, TextLimits.ReasonsLeast, TextLimits.Reasons);
    }
}
