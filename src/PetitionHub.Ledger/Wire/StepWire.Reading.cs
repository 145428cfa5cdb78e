using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Wire;

// Every Read takes the message of one step as a request or an entry carries it. It gives null, with the faults noted under the
// step's field (`transfer.destination_unit`), where the message is absent or a field is missing or malformed. Output-only fields
// of requests are ignored. What the law or the directory says about the values is for the rules.
public static partial class StepWire
{
    /// <summary>Reads a change of the directory.</summary>
    public static UnitChange? Read(V1.UnitChange? message, RequestFields fields)
    {
        if (!fields.Begin("unit_change", message))
            return null;
        var kind = fields.Choice<UnitChangeKind>("kind", (int)message.Kind);
        if (message.Unit is null)
        {
            fields.Fault("unit", "is required");
            return fields.End<UnitChange>(null);
        }

        var onlyCode = !fields.AreStored && kind is UnitChangeKind.Suspend or UnitChangeKind.Reinstate or UnitChangeKind.Abolish;
        var unit = onlyCode ? UnitWire.ReadCode(message.Unit, fields) : UnitWire.Read(message.Unit, fields);
        return fields.End(new UnitChange(kind, unit, message.Reason));
    }

    /// <summary>Reads a registration (登记).</summary>
    public static Registration? Read(V1.Registration? message, RequestFields fields)
    {
        if (!fields.Begin("registration", message))
            return null;
        var details = DetailsWire.Read(message.Details, fields);
        var numbers = DetailsWire.Read(message.Numbers, fields);
        return fields.End(details is null ? null : new Registration(details, numbers, fields.AreStored ? message.QueryCode : ""));
    }

    /// <summary>Reads an amendment.</summary>
    public static Amendment? Read(V1.Amendment? message, RequestFields fields)
    {
        if (!fields.Begin("amendment", message))
            return null;
        var details = DetailsWire.Read(message.Details, fields);
        if (message.ExpectedVersion == 0)
            fields.Fault("expected_version", "is required");
        return fields.End(details is null ? null : new Amendment(details, message.Reasons, message.ExpectedVersion));
    }

    /// <summary>Reads the link of a repeat to its matter.</summary>
    public static RepeatLink? Read(V1.RepeatLink? message, RequestFields fields) => fields.Begin("repeat_link", message)
        ? fields.End(new RepeatLink(
            fields.Petition("earlier_petition_id", message.EarlierPetitionId),
            message.Remark,
            fields.AreStored ? fields.OptionalPetition("matter_id", message.MatterId) : null))
        : null;

    /// <summary>Reads a voiding.</summary>
    public static Voiding? Read(V1.Voiding? message, RequestFields fields) =>
        fields.Begin("voiding", message) ? fields.End(new Voiding(message.Reasons)) : null;

    /// <summary>Reads a transfer (转送).</summary>
    public static Transfer? Read(V1.Transfer? message, RequestFields fields) => fields.Begin("transfer", message)
        ? fields.End(new Transfer(fields.Unit("destination_unit", message.DestinationUnit), message.Remark))
        : null;

    /// <summary>Reads an assignment (交办).</summary>
    public static Assignment? Read(V1.Assignment? message, RequestFields fields) => fields.Begin("assignment", message)
        ? fields.End(new Assignment(
            fields.Unit("destination_unit", message.DestinationUnit),
            fields.Time("deadline", message.Deadline),
            message.ReportWanted,
            message.Remark))
        : null;

    /// <summary>Reads a report up (报送).</summary>
    public static UpwardReport? Read(V1.UpwardReport? message, RequestFields fields) => fields.Begin("upward_report", message)
        ? fields.End(new UpwardReport(fields.Unit("destination_unit", message.DestinationUnit), message.Reasons))
        : null;

    /// <summary>Reads a copy (抄送).</summary>
    public static Copying? Read(V1.Copying? message, RequestFields fields) => fields.Begin("copying", message)
        ? fields.End(new Copying(fields.Unit("destination_unit", message.DestinationUnit), message.Remark))
        : null;

    /// <summary>Reads a referral to another procedure.</summary>
    public static Referral? Read(V1.Referral? message, RequestFields fields) => fields.Begin("referral", message)
        ? fields.End(new Referral(
            fields.Choice<ReferralKind>("kind", (int)message.Kind),
            fields.OptionalUnit("destination_unit", message.DestinationUnit),
            message.Reasons))
        : null;

    /// <summary>Reads an acknowledgement of receipt (签收).</summary>
    public static ReceiptAcknowledgement? Read(V1.ReceiptAcknowledgement? message, RequestFields fields) =>
        fields.Begin("receipt_acknowledgement", message)
            ? fields.End(new ReceiptAcknowledgement(
                message.OwnNumber,
                fields.AreStored ? fields.OptionalTime("objection_due_time", message.ObjectionDueTime) : null))
            : null;

    /// <summary>Reads a notice of acceptance (受理告知).</summary>
    public static AcceptanceNotice? Read(V1.AcceptanceNotice? message, RequestFields fields) =>
        fields.Begin("acceptance_notice", message) ? fields.End(new AcceptanceNotice(message.Notice)) : null;

    /// <summary>Reads an objection (异议).</summary>
    public static Objection? Read(V1.Objection? message, RequestFields fields) => fields.Begin("objection", message)
        ? fields.End(new Objection(message.Reasons, fields.OptionalUnit("suggested_unit", message.SuggestedUnit)))
        : null;

    /// <summary>Reads a decision on an objection; agreed is the return (退回).</summary>
    public static ObjectionDecision? Read(V1.ObjectionDecision? message, RequestFields fields) =>
        fields.Begin("objection_decision", message)
            ? fields.End(new ObjectionDecision(
                message.Agreed, message.Reasons, fields.OptionalUnit("redirect_to", message.RedirectTo)))
            : null;

    /// <summary>Reads a dispute (受理争议).</summary>
    public static Dispute? Read(V1.Dispute? message, RequestFields fields) =>
        fields.Begin("dispute", message) ? fields.End(new Dispute(message.Reasons)) : null;

    /// <summary>Reads the decision of a dispute.</summary>
    public static DisputeDecision? Read(V1.DisputeDecision? message, RequestFields fields) =>
        fields.Begin("dispute_decision", message)
            ? fields.End(new DisputeDecision(fields.Unit("responsible_unit", message.ResponsibleUnit), message.Reasons))
            : null;

    /// <summary>Reads the naming of lead and assisting units (主办、协办).</summary>
    public static UnitNaming? Read(V1.UnitNaming? message, RequestFields fields) => fields.Begin("unit_naming", message)
        ? fields.End(new UnitNaming(
            fields.Unit("lead_unit", message.LeadUnit),
            fields.Units("assisting_units", message.AssistingUnits),
            message.Remark))
        : null;

    /// <summary>Reads a progress report.</summary>
    public static ProgressReport? Read(V1.ProgressReport? message, RequestFields fields) =>
        fields.Begin("progress_report", message) ? fields.End(new ProgressReport(message.Text, message.PartDone)) : null;

    /// <summary>Reads an extension (延期).</summary>
    public static Extension? Read(V1.Extension? message, RequestFields fields) => fields.Begin("extension", message)
        ? fields.End(new Extension(message.Days, message.Reasons, message.ApprovedBy))
        : null;

    /// <summary>Reads a mediation (调解).</summary>
    public static Mediation? Read(V1.Mediation? message, RequestFields fields) =>
        fields.Begin("mediation", message) ? fields.End(new Mediation(message.Agreement)) : null;

    /// <summary>Reads a handling opinion (处理意见书).</summary>
    public static HandlingOpinion? Read(V1.HandlingOpinion? message, RequestFields fields) =>
        fields.Begin("handling_opinion", message)
            ? fields.End(new HandlingOpinion(message.Claim, message.FactsAndReasons, message.Opinion, message.LegalBasis))
            : null;

    /// <summary>Reads a completion report (办结报告).</summary>
    public static CompletionReport? Read(V1.CompletionReport? message, RequestFields fields) =>
        fields.Begin("completion_report", message) ? fields.End(new CompletionReport(message.Result)) : null;

    /// <summary>Reads a decision on a completion report.</summary>
    public static CompletionReportDecision? Read(V1.CompletionReportDecision? message, RequestFields fields) =>
        fields.Begin("completion_report_decision", message)
            ? fields.End(new CompletionReportDecision(
                fields.Unit("reporting_unit", message.ReportingUnit), message.Accepted, message.Remark))
            : null;

    /// <summary>Reads that the petitioner asked for a review (复查, fucha).</summary>
    public static FuchaRequest? ReadFuchaRequest(V1.ReviewRequest? message, RequestFields fields) =>
        fields.Begin("fucha_request", message)
            ? fields.End(new FuchaRequest(fields.Unit("reviewing_unit", message.ReviewingUnit), message.Grounds))
            : null;

    /// <summary>Reads the reply of a review (复查, fucha).</summary>
    public static FuchaDecision? ReadFuchaDecision(V1.ReviewDecision? message, RequestFields fields) =>
        fields.Begin("fucha_decision", message)
            ? fields.End(new FuchaDecision(fields.Choice<ReviewOutcome>("outcome", (int)message.Outcome), message.Reply))
            : null;

    /// <summary>Reads that the petitioner asked for a final review (复核, fuhe).</summary>
    public static FuheRequest? ReadFuheRequest(V1.ReviewRequest? message, RequestFields fields) =>
        fields.Begin("fuhe_request", message)
            ? fields.End(new FuheRequest(fields.Unit("reviewing_unit", message.ReviewingUnit), message.Grounds))
            : null;

    /// <summary>Reads a hearing (听证).</summary>
    public static Hearing? Read(V1.Hearing? message, RequestFields fields) =>
        fields.Begin("hearing", message) ? fields.End(new Hearing(message.Days, message.Remark)) : null;

    /// <summary>Reads the opinion of a final review (复核, fuhe).</summary>
    public static FuheDecision? ReadFuheDecision(V1.ReviewDecision? message, RequestFields fields) =>
        fields.Begin("fuhe_decision", message)
            ? fields.End(new FuheDecision(fields.Choice<ReviewOutcome>("outcome", (int)message.Outcome), message.Reply))
            : null;

    /// <summary>Reads that a repeat is no longer accepted (不再受理).</summary>
    public static RepeatRefusal? Read(V1.RepeatRefusal? message, RequestFields fields) => fields.Begin("repeat_refusal", message)
        ? fields.End(new RepeatRefusal(fields.Petition("earlier_petition_id", message.EarlierPetitionId), message.Reasons))
        : null;

    /// <summary>Reads an urging (催办).</summary>
    public static Urging? Read(V1.Urging? message, RequestFields fields) =>
        fields.Begin("urging", message) ? fields.End(new Urging(message.Reasons)) : null;

    /// <summary>Reads a supervision (督办).</summary>
    public static Supervision? Read(V1.Supervision? message, RequestFields fields) =>
        fields.Begin("supervision", message) ? fields.End(new Supervision(message.Reasons, message.Listed)) : null;

    /// <summary>Reads feedback.</summary>
    public static Feedback? Read(V1.Feedback? message, RequestFields fields) =>
        fields.Begin("feedback", message) ? fields.End(new Feedback(message.Text)) : null;

    /// <summary>Reads an urgent report (紧急报告).</summary>
    public static UrgentReport? Read(V1.UrgentReport? message, RequestFields fields) =>
        fields.Begin("urgent_report", message) ? fields.End(new UrgentReport(message.Reasons)) : null;

    /// <summary>Reads an evaluation (满意度评价).</summary>
    public static Evaluation? Read(V1.Evaluation? message, RequestFields fields) => fields.Begin("evaluation", message)
        ? fields.End(new Evaluation(
            fields.Choice<EvaluationTarget>("target", (int)message.Target),
            fields.Choice<Satisfaction>("satisfaction", (int)message.Satisfaction),
            message.Remark))
        : null;

    /// <summary>Reads a filing of attachments (附件).</summary>
    public static AttachmentFiling? Read(V1.AttachmentFiling? message, RequestFields fields) => fields.Begin("attachment_filing", message)
        ? fields.End(new AttachmentFiling(AttachmentWire.Read(message.Attachments, fields), message.Remark))
        : null;

    /// <summary>Reads that a duty's date nears or is past.</summary>
    public static DeadlineNotice? Read(V1.DeadlineNotice? message, RequestFields fields) => fields.Begin("deadline_notice", message)
        ? fields.End(new DeadlineNotice(message.DutyNumber, fields.Choice<DeadlineStage>("stage", (int)message.Stage)))
        : null;

    /// <summary>Reads that provisional dates were computed anew.</summary>
    public static DeadlineChange? Read(V1.DeadlineChange? message, RequestFields fields) => fields.Begin("deadline_change", message)
        ? fields.End(new DeadlineChange(
            [.. message.DutyNumbers], fields.OptionalTime("objection_due_time", message.ObjectionDueTime)))
        : null;

    /// <summary>Reads a notice of buck-passing (推诿).</summary>
    public static BuckPassingNotice? Read(V1.BuckPassingNotice? message, RequestFields fields) =>
        fields.Begin("buck_passing_notice", message)
            ? fields.End(new BuckPassingNotice(message.Bounces, message.DaysBetweenHands))
            : null;

    /// <summary>Reads a takeover, which only the hub records.</summary>
    public static Takeover? Read(V1.Takeover? message, RequestFields fields) => fields.Begin("takeover", message)
        ? fields.End(new Takeover(fields.Unit("from_unit", message.FromUnit)))
        : null;

    /// <summary>Reads that an operator took an item off a parked list.</summary>
    public static Unparking? Read(V1.Unparking? message, RequestFields fields) => fields.Begin("unparking", message)
        ? fields.End(new Unparking(fields.Unit("unit_code", message.UnitCode), message.Consumer, message.Sequence, message.Reason))
        : null;
}
