using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Concludes the item (办结) with a handling opinion (处理意见书; R22 Art 32).</summary>
/// <param name="Claim">What the petitioner claims, 1 to 8,000 characters.</param>
/// <param name="FactsAndReasons">Facts found and reasons, 1 to 8,000 characters.</param>
/// <param name="Opinion">The opinion, 1 to 8,000 characters.</param>
/// <param name="LegalBasis">The legal basis, 1 to 4,000 characters.</param>
public sealed record HandlingOpinion(
    string Claim,
    string FactsAndReasons,
    string Opinion,
    string LegalBasis)
    : Step(StepKind.HandlingOpinion)
{
    internal override void Check(FieldCheck check)
    {
        check.Text("claim", Claim, 1, TextLimits.Document);
        check.Text("facts_and_reasons", FactsAndReasons, 1, TextLimits.Document);
        check.Text("opinion", Opinion, 1, TextLimits.Document);
        check.Text("legal_basis", LegalBasis, 1, TextLimits.Reasons);
    }

    internal override Refusal? Decide(StepDraft draft)
    {
        var before = draft.Before;
        if (before.Status == PetitionStatus.Received
            && draft.Actor.Organ is not (OrganType.PoliticalLegal or OrganType.Discipline))
            return Refuse.OutOfOrder(Kind, before.Status, "Notify acceptance first (R22 Art 23).");
        draft.Status = PetitionStatus.Concluded;
        draft.Meet(DutyKind.Conclude, before.Holder);
        draft.Meet(DutyKind.Notify, before.Holder);
        draft.Lapse(d => d.Kind is not (DutyKind.ReportCompletion or DutyKind.GiveFeedback));
        draft.TellUpstream();
        draft.Tell(before.Assisting);
        return null;
    }

    internal override PetitionState Apply(PetitionState before, Entry entry) =>
        before with { ConcludedAt = entry.At, ConcludedBy = entry.Holder };
}
