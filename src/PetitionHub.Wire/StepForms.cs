using Google.Protobuf;
using PetitionHub.Domain.Petitions;

namespace PetitionHub.Wire;

/// <summary>The one table of steps and their messages, one row a step: what is written is what is read.</summary>
internal static class StepForms
{
    public static IReadOnlyList<StepForm> All { get; } =
    [
        Row<V1.UnitChange, UnitChange>(
            step => new() { Kind = step.Change.ToWire(), Unit = UnitWire.ToWire(step.Unit), Reason = step.Reason },
            UnitWire.ReadChange),
        Row<V1.Registration, Registration>(DetailsWire.ToWire, DetailsWire.ReadRegistration),
        Row<V1.Amendment, Amendment>(
            step => new()
            {
                Details = DetailsWire.ToWire(step.Details),
                Reasons = step.Reasons,
                ExpectedVersion = step.ExpectedVersion,
            },
            DetailsWire.ReadAmendment),
        Row<V1.RepeatLink, RepeatLink>(
            step => new()
            {
                EarlierPetitionId = step.EarlierPetition.ToString(),
                Remark = step.Remark,
                MatterId = step.Matter?.ToString() ?? "",
            },
            (message, fields) => new(
                fields.Petition("earlier_petition_id", message.EarlierPetitionId),
                message.Remark,
                fields.AreStored ? fields.OptionalPetition("matter_id", message.MatterId) : null)),
        Row<V1.Voiding, Voiding>(step => new() { Reasons = step.Reasons }, (message, _) => new(message.Reasons)),
        Row<V1.Transfer, Transfer>(
            step => new() { DestinationUnit = step.Destination.Value, Remark = step.Remark },
            (message, fields) => new(fields.Unit("destination_unit", message.DestinationUnit), message.Remark)),
        Row<V1.Assignment, Assignment>(
            step => new()
            {
                DestinationUnit = step.Destination.Value,
                Deadline = InstantWire.ToWire(step.Deadline),
                ReportWanted = step.ReportWanted,
                Remark = step.Remark,
            },
            (message, fields) => new(
                fields.Unit("destination_unit", message.DestinationUnit),
                fields.Time("deadline", message.Deadline),
                message.ReportWanted,
                message.Remark)),
        Row<V1.UpwardReport, UpwardReport>(
            step => new() { DestinationUnit = step.Destination.Value, Reasons = step.Reasons },
            (message, fields) => new(fields.Unit("destination_unit", message.DestinationUnit), message.Reasons)),
        Row<V1.Copying, Copying>(
            step => new() { DestinationUnit = step.Destination.Value, Remark = step.Remark },
            (message, fields) => new(fields.Unit("destination_unit", message.DestinationUnit), message.Remark)),
        Row<V1.Referral, Referral>(
            step => new()
            {
                Kind = step.Referred.ToWire(),
                DestinationUnit = step.Destination?.Value ?? "",
                Reasons = step.Reasons,
            },
            (message, fields) => new(
                fields.Choice<ReferralKind>("kind", (int)message.Kind),
                fields.OptionalUnit("destination_unit", message.DestinationUnit),
                message.Reasons)),
        Row<V1.ReceiptAcknowledgement, ReceiptAcknowledgement>(
            step => new() { OwnNumber = step.OwnNumber, ObjectionDueTime = InstantWire.ToWire(step.ObjectionDue) },
            (message, fields) => new(
                message.OwnNumber,
                fields.AreStored ? fields.OptionalTime("objection_due_time", message.ObjectionDueTime) : null)),
        Row<V1.AcceptanceNotice, AcceptanceNotice>(step => new() { Notice = step.Notice }, (message, _) => new(message.Notice)),
        Row<V1.Objection, Objection>(
            step => new() { Reasons = step.Reasons, SuggestedUnit = step.SuggestedUnit?.Value ?? "" },
            (message, fields) => new(message.Reasons, fields.OptionalUnit("suggested_unit", message.SuggestedUnit))),
        Row<V1.ObjectionDecision, ObjectionDecision>(
            step => new() { Agreed = step.Agreed, Reasons = step.Reasons, RedirectTo = step.RedirectTo?.Value ?? "" },
            (message, fields) => new(message.Agreed, message.Reasons, fields.OptionalUnit("redirect_to", message.RedirectTo))),
        Row<V1.Dispute, Dispute>(step => new() { Reasons = step.Reasons }, (message, _) => new(message.Reasons)),
        Row<V1.DisputeDecision, DisputeDecision>(
            step => new() { ResponsibleUnit = step.ResponsibleUnit.Value, Reasons = step.Reasons },
            (message, fields) => new(fields.Unit("responsible_unit", message.ResponsibleUnit), message.Reasons)),
        Row<V1.UnitNaming, UnitNaming>(
            step => new()
            {
                LeadUnit = step.LeadUnit.Value,
                AssistingUnits = { step.AssistingUnits.Select(unit => unit.Value) },
                Remark = step.Remark,
            },
            (message, fields) => new(
                fields.Unit("lead_unit", message.LeadUnit),
                fields.Units("assisting_units", message.AssistingUnits),
                message.Remark)),
        Row<V1.ProgressReport, ProgressReport>(
            step => new() { Text = step.Text, PartDone = step.PartDone },
            (message, _) => new(message.Text, message.PartDone)),
        Row<V1.Extension, Domain.Petitions.Extension>(
            step => new() { Days = step.Days, Reasons = step.Reasons, ApprovedBy = step.ApprovedBy },
            (message, _) => new(message.Days, message.Reasons, message.ApprovedBy)),
        Row<V1.Mediation, Mediation>(step => new() { Agreement = step.Agreement }, (message, _) => new(message.Agreement)),
        Row<V1.HandlingOpinion, HandlingOpinion>(
            step => new()
            {
                Claim = step.Claim,
                FactsAndReasons = step.FactsAndReasons,
                Opinion = step.Opinion,
                LegalBasis = step.LegalBasis,
            },
            (message, _) => new(message.Claim, message.FactsAndReasons, message.Opinion, message.LegalBasis)),
        Row<V1.CompletionReport, CompletionReport>(step => new() { Result = step.Result }, (message, _) => new(message.Result)),
        Row<V1.CompletionReportDecision, CompletionReportDecision>(
            step => new() { ReportingUnit = step.ReportingUnit.Value, Accepted = step.Accepted, Remark = step.Remark },
            (message, fields) => new(fields.Unit("reporting_unit", message.ReportingUnit), message.Accepted, message.Remark)),
        Row<V1.ReviewRequest, FuchaRequest>(
            step => new() { ReviewingUnit = step.ReviewingUnit.Value, Grounds = step.Grounds },
            (message, fields) => new(fields.Unit("reviewing_unit", message.ReviewingUnit), message.Grounds)),
        Row<V1.ReviewDecision, FuchaDecision>(
            step => new() { Outcome = step.Outcome.ToWire(), Reply = step.Reply },
            (message, fields) => new(fields.Choice<ReviewOutcome>("outcome", (int)message.Outcome), message.Reply)),
        Row<V1.ReviewRequest, FuheRequest>(
            step => new() { ReviewingUnit = step.ReviewingUnit.Value, Grounds = step.Grounds },
            (message, fields) => new(fields.Unit("reviewing_unit", message.ReviewingUnit), message.Grounds)),
        Row<V1.Hearing, Hearing>(
            step => new() { Days = step.Days, Remark = step.Remark },
            (message, _) => new(message.Days, message.Remark)),
        Row<V1.ReviewDecision, FuheDecision>(
            step => new() { Outcome = step.Outcome.ToWire(), Reply = step.Reply },
            (message, fields) => new(fields.Choice<ReviewOutcome>("outcome", (int)message.Outcome), message.Reply)),
        Row<V1.RepeatRefusal, RepeatRefusal>(
            step => new() { EarlierPetitionId = step.EarlierPetition.ToString(), Reasons = step.Reasons },
            (message, fields) => new(fields.Petition("earlier_petition_id", message.EarlierPetitionId), message.Reasons)),
        Row<V1.Urging, Urging>(step => new() { Reasons = step.Reasons }, (message, _) => new(message.Reasons)),
        Row<V1.Supervision, Supervision>(
            step => new() { Reasons = step.Reasons, Listed = step.Listed },
            (message, _) => new(message.Reasons, message.Listed)),
        Row<V1.Feedback, Feedback>(step => new() { Text = step.Text }, (message, _) => new(message.Text)),
        Row<V1.UrgentReport, UrgentReport>(step => new() { Reasons = step.Reasons }, (message, _) => new(message.Reasons)),
        Row<V1.Evaluation, Evaluation>(
            step => new() { Target = step.Target.ToWire(), Satisfaction = step.Satisfaction.ToWire(), Remark = step.Remark },
            (message, fields) => new(
                fields.Choice<EvaluationTarget>("target", (int)message.Target),
                fields.Choice<Satisfaction>("satisfaction", (int)message.Satisfaction),
                message.Remark)),
        Row<V1.AttachmentFiling, AttachmentFiling>(
            AttachmentWire.ToWire,
            (message, fields) => new(AttachmentWire.Read(message.Attachments, fields), message.Remark)),
        Row<V1.DeadlineNotice, DeadlineNotice>(
            step => new() { DutyNumber = step.DutyNumber, Stage = step.Stage.ToWire() },
            (message, fields) => new(message.DutyNumber, fields.Choice<DeadlineStage>("stage", (int)message.Stage))),
        Row<V1.DeadlineChange, DeadlineChange>(
            step => new() { DutyNumbers = { step.DutyNumbers }, ObjectionDueTime = InstantWire.ToWire(step.ObjectionDue) },
            (message, fields) => new(
                [.. message.DutyNumbers],
                fields.OptionalTime("objection_due_time", message.ObjectionDueTime))),
        Row<V1.BuckPassingNotice, BuckPassingNotice>(
            step => new() { Bounces = step.Bounces, DaysBetweenHands = step.DaysBetweenHands },
            (message, _) => new(message.Bounces, message.DaysBetweenHands)),
        Row<V1.Unparking, Unparking>(
            step => new()
            {
                UnitCode = step.Unit.Value,
                Consumer = step.Consumer,
                Sequence = step.Sequence,
                Reason = step.Reason,
            },
            (message, fields) => new(
                fields.Unit("unit_code", message.UnitCode),
                message.Consumer,
                message.Sequence,
                message.Reason)),
        Row<V1.Takeover, Takeover>(
            step => new() { FromUnit = step.From.Value },
            (message, fields) => new(fields.Unit("from_unit", message.FromUnit))),
    ];

    private static StepForm<TWire, TStep> Row<TWire, TStep>(Func<TStep, TWire> write, Func<TWire, MessageFields, TStep?> read)
        where TWire : class, IMessage
        where TStep : Step =>
        new(write, read);
}
