using PetitionHub.V1;
using Cases = PetitionHub.V1.LedgerEntry.StepOneofCase;
using FlowKind = PetitionHub.Domain.Monitoring.FlowKind;

namespace PetitionHub.Wire;

/// <summary>By what kind of flow an entry moves its petition.</summary>
public static class FlowKinds
{
    /// <summary>The kind of flow by which the petition went to another holder; null where the entry moves it to none.</summary>
    public static FlowKind? Of(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.StepCase switch
        {
            Cases.Transfer => FlowKind.Transfer,
            Cases.Assignment => FlowKind.Assignment,
            Cases.UpwardReport => FlowKind.UpwardReport,
            Cases.Referral when entry.Referral.DestinationUnit.Length == 0 => null,
            Cases.Referral when entry.Referral.Kind == ReferralKind.Litigation => FlowKind.LitigationReferral,
            Cases.Referral => FlowKind.DisciplineReferral,
            // Where the holder stays, the decision is all that was owed.
            Cases.DisputeDecision when entry.Duties.All(duty => duty.Kind == DutyKind.DecideDispute) => null,
            Cases.DisputeDecision => FlowKind.DisputeDecision,
            Cases.ObjectionDecision when entry.ObjectionDecision.Agreed => FlowKind.Return,
            Cases.FuchaRequest or Cases.FuheRequest => FlowKind.Review,
            Cases.Takeover => FlowKind.Takeover,
            _ => null,
        };
    }
}
