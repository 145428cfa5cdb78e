using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Wire;

/// <summary>The steps of the procedure and the contract's messages: written into entries, read from requests and entries.</summary>
public static partial class StepWire
{
    /// <summary>Writes the step into its field of the entry.</summary>
    public static void Write(Step step, V1.LedgerEntry entry)
    {
        switch (step)
        {
            case UnitChange s: entry.UnitChange = ToWire(s); break;
            case Registration s: entry.Registration = ToWire(s); break;
            case Amendment s: entry.Amendment = ToWire(s); break;
            case RepeatLink s: entry.RepeatLink = ToWire(s); break;
            case Voiding s: entry.Voiding = new() { Reasons = s.Reasons }; break;
            case Transfer s: entry.Transfer = new() { DestinationUnit = s.Destination.Value, Remark = s.Remark }; break;
            case Assignment s: entry.Assignment = ToWire(s); break;
            case UpwardReport s: entry.UpwardReport = new() { DestinationUnit = s.Destination.Value, Reasons = s.Reasons }; break;
            case Copying s: entry.Copying = new() { DestinationUnit = s.Destination.Value, Remark = s.Remark }; break;
            case Referral s: entry.Referral = ToWire(s); break;
            case ReceiptAcknowledgement s: entry.ReceiptAcknowledgement = ToWire(s); break;
            case AcceptanceNotice s: entry.AcceptanceNotice = new() { Notice = s.Notice }; break;
            case Objection s: entry.Objection = new() { Reasons = s.Reasons, SuggestedUnit = Text(s.SuggestedUnit) }; break;
            case ObjectionDecision s: entry.ObjectionDecision = ToWire(s); break;
            case Dispute s: entry.Dispute = new() { Reasons = s.Reasons }; break;
            case DisputeDecision s: entry.DisputeDecision = ToWire(s); break;
            case UnitNaming s: entry.UnitNaming = ToWire(s); break;
            case ProgressReport s: entry.ProgressReport = new() { Text = s.Text, PartDone = s.PartDone }; break;
            case Extension s: entry.Extension = new() { Days = s.Days, Reasons = s.Reasons, ApprovedBy = s.ApprovedBy }; break;
            case Mediation s: entry.Mediation = new() { Agreement = s.Agreement }; break;
            case HandlingOpinion s: entry.HandlingOpinion = ToWire(s); break;
            case CompletionReport s: entry.CompletionReport = new() { Result = s.Result }; break;
            case CompletionReportDecision s: entry.CompletionReportDecision = ToWire(s); break;
            case FuchaRequest s: entry.FuchaRequest = new() { ReviewingUnit = s.ReviewingUnit.Value, Grounds = s.Grounds }; break;
            case FuchaDecision s: entry.FuchaDecision = new() { Outcome = s.Outcome.ToWire(), Reply = s.Reply }; break;
            case FuheRequest s: entry.FuheRequest = new() { ReviewingUnit = s.ReviewingUnit.Value, Grounds = s.Grounds }; break;
            case Hearing s: entry.Hearing = new() { Days = s.Days, Remark = s.Remark }; break;
            case FuheDecision s: entry.FuheDecision = new() { Outcome = s.Outcome.ToWire(), Reply = s.Reply }; break;
            case RepeatRefusal s: entry.RepeatRefusal = ToWire(s); break;
            case Urging s: entry.Urging = new() { Reasons = s.Reasons }; break;
            case Supervision s: entry.Supervision = new() { Reasons = s.Reasons, Listed = s.Listed }; break;
            case Feedback s: entry.Feedback = new() { Text = s.Text }; break;
            case UrgentReport s: entry.UrgentReport = new() { Reasons = s.Reasons }; break;
            case Evaluation s: entry.Evaluation = ToWire(s); break;
            case AttachmentFiling s: entry.AttachmentFiling = AttachmentWire.ToWire(s); break;
            case DeadlineNotice s: entry.DeadlineNotice = new() { DutyNumber = s.DutyNumber, Stage = s.Stage.ToWire() }; break;
            case DeadlineChange s: entry.DeadlineChange = ToWire(s); break;
            case BuckPassingNotice s: entry.BuckPassingNotice = new() { Bounces = s.Bounces, DaysBetweenHands = s.DaysBetweenHands }; break;
            case Takeover s: entry.Takeover = new() { FromUnit = s.From.Value }; break;
            case Unparking s: entry.Unparking = ToWire(s); break;
            default: throw new ArgumentException($"Step {step.Kind} has no field in the contract.", nameof(step));
        }
    }

    private static V1.UnitChange ToWire(UnitChange step) =>
        new() { Kind = step.Change.ToWire(), Unit = UnitWire.ToWire(step.Unit), Reason = step.Reason };

    private static V1.Registration ToWire(Registration step)
    {
        var wire = new V1.Registration { Details = DetailsWire.ToWire(step.Details), QueryCode = step.QueryCode };
        foreach (var number in step.Numbers)
            wire.Numbers.Add(DetailsWire.ToWire(number));
        return wire;
    }

    private static V1.Amendment ToWire(Amendment step) =>
        new() { Details = DetailsWire.ToWire(step.Details), Reasons = step.Reasons, ExpectedVersion = step.ExpectedVersion };

    private static V1.RepeatLink ToWire(RepeatLink step) =>
        new() { EarlierPetitionId = step.EarlierPetition.ToString(), Remark = step.Remark, MatterId = step.Matter?.ToString() ?? "" };

    private static V1.Assignment ToWire(Assignment step) => new()
    {
        DestinationUnit = step.Destination.Value,
        Deadline = InstantWire.ToWire(step.Deadline),
        ReportWanted = step.ReportWanted,
        Remark = step.Remark,
    };

    private static V1.Referral ToWire(Referral step) =>
        new() { Kind = step.Referred.ToWire(), DestinationUnit = Text(step.Destination), Reasons = step.Reasons };

    private static V1.ReceiptAcknowledgement ToWire(ReceiptAcknowledgement step) =>
        new() { OwnNumber = step.OwnNumber, ObjectionDueTime = InstantWire.ToWire(step.ObjectionDue) };

    private static V1.ObjectionDecision ToWire(ObjectionDecision step) =>
        new() { Agreed = step.Agreed, Reasons = step.Reasons, RedirectTo = Text(step.RedirectTo) };

    private static V1.DisputeDecision ToWire(DisputeDecision step) =>
        new() { ResponsibleUnit = step.ResponsibleUnit.Value, Reasons = step.Reasons };

    private static V1.UnitNaming ToWire(UnitNaming step)
    {
        var wire = new V1.UnitNaming { LeadUnit = step.LeadUnit.Value, Remark = step.Remark };
        foreach (var unit in step.AssistingUnits)
            wire.AssistingUnits.Add(unit.Value);
        return wire;
    }

    private static V1.HandlingOpinion ToWire(HandlingOpinion step) => new()
    {
        Claim = step.Claim,
        FactsAndReasons = step.FactsAndReasons,
        Opinion = step.Opinion,
        LegalBasis = step.LegalBasis,
    };

    private static V1.CompletionReportDecision ToWire(CompletionReportDecision step) =>
        new() { ReportingUnit = step.ReportingUnit.Value, Accepted = step.Accepted, Remark = step.Remark };

    private static V1.RepeatRefusal ToWire(RepeatRefusal step) =>
        new() { EarlierPetitionId = step.EarlierPetition.ToString(), Reasons = step.Reasons };

    private static V1.Evaluation ToWire(Evaluation step) =>
        new() { Target = step.Target.ToWire(), Satisfaction = step.Satisfaction.ToWire(), Remark = step.Remark };

    private static V1.DeadlineChange ToWire(DeadlineChange step)
    {
        var wire = new V1.DeadlineChange { ObjectionDueTime = InstantWire.ToWire(step.ObjectionDue) };
        wire.DutyNumbers.AddRange(step.DutyNumbers);
        return wire;
    }

    private static V1.Unparking ToWire(Unparking step) =>
        new() { UnitCode = step.Unit.Value, Consumer = step.Consumer, Sequence = step.Sequence, Reason = step.Reason };

    private static string Text(UnitCode? unit) => unit?.Value ?? "";
}
