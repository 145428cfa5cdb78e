using System.Collections.Immutable;
using CsCheck;
using PetitionHub.Domain.Petitions;
using static PetitionHub.Ledger.Tests.Wire.GenEntry;

namespace PetitionHub.Ledger.Tests.Wire;

/// <summary>Steps of each kind. A kind that is missing here fails the round trip test.</summary>
internal static class GenStep
{
    public static Gen<Step> Of(StepKind kind) => kind switch
    {
        StepKind.UnitChange => Gen.Select(Any<UnitChangeKind>(), WholeUnit, Text, (change, unit, reason) =>
            (Step)new UnitChange(change, unit, reason)),
        StepKind.Registration => Gen.Select(Details, Number.Array[0, 3], Text, (details, numbers, code) =>
            (Step)new Registration(details, [.. numbers], code)),
        StepKind.Amendment => Gen.Select(Details, Text, Gen.Long[1, 99], (details, reasons, version) =>
            (Step)new Amendment(details, reasons, version)),
        StepKind.RepeatLink => Gen.Select(Petition, Text, Optional(Petition), (earlier, remark, matter) =>
            (Step)new RepeatLink(earlier, remark, matter)),
        StepKind.Voiding => Text.Select(text => (Step)new Voiding(text)),
        StepKind.Transfer => Unit.Select(Text, (unit, text) => (Step)new Transfer(unit, text)),
        StepKind.Assignment => Gen.Select(Unit, Time, Gen.Bool, Text, (unit, deadline, report, remark) =>
            (Step)new Assignment(unit, deadline, report, remark)),
        StepKind.UpwardReport => Unit.Select(Text, (unit, text) => (Step)new UpwardReport(unit, text)),
        StepKind.Copying => Unit.Select(Text, (unit, text) => (Step)new Copying(unit, text)),
        StepKind.Referral => Gen.Select(Any<ReferralKind>(), Optional(Unit), Text, (referred, unit, reasons) =>
            (Step)new Referral(referred, unit, reasons)),
        StepKind.ReceiptAcknowledgement => Text.Select(Optional(Time), (number, due) => (Step)new ReceiptAcknowledgement(number, due)),
        StepKind.AcceptanceNotice => Text.Select(text => (Step)new AcceptanceNotice(text)),
        StepKind.Objection => Text.Select(Optional(Unit), (reasons, unit) => (Step)new Objection(reasons, unit)),
        StepKind.ObjectionDecision => Gen.Select(Gen.Bool, Text, Optional(Unit), (agreed, reasons, redirect) =>
            (Step)new ObjectionDecision(agreed, reasons, redirect)),
        StepKind.Dispute => Text.Select(text => (Step)new Dispute(text)),
        StepKind.DisputeDecision => Unit.Select(Text, (unit, text) => (Step)new DisputeDecision(unit, text)),
        StepKind.UnitNaming => Gen.Select(Unit, Unit.Array[0, 4], Text, (lead, assisting, remark) =>
            (Step)new UnitNaming(lead, assisting.ToImmutableArray(), remark)),
        _ => Later(kind),
    };

    private static Gen<Step> Later(StepKind kind) => kind switch
    {
        StepKind.ProgressReport => Text.Select(Gen.Bool, (text, done) => (Step)new ProgressReport(text, done)),
        StepKind.Extension => Gen.Select(Gen.Int[1, 60], Text, Text, (days, reasons, by) => (Step)new Extension(days, reasons, by)),
        StepKind.Mediation => Text.Select(text => (Step)new Mediation(text)),
        StepKind.HandlingOpinion => Gen.Select(Text, Text, Text, Text, (claim, facts, opinion, basis) =>
            (Step)new HandlingOpinion(claim, facts, opinion, basis)),
        StepKind.CompletionReport => Text.Select(text => (Step)new CompletionReport(text)),
        StepKind.CompletionReportDecision => Gen.Select(Unit, Gen.Bool, Text, (unit, accepted, remark) =>
            (Step)new CompletionReportDecision(unit, accepted, remark)),
        StepKind.FuchaRequest => Unit.Select(Text, (unit, text) => (Step)new FuchaRequest(unit, text)),
        StepKind.FuchaDecision => Any<ReviewOutcome>().Select(Text, (outcome, text) => (Step)new FuchaDecision(outcome, text)),
        StepKind.FuheRequest => Unit.Select(Text, (unit, text) => (Step)new FuheRequest(unit, text)),
        StepKind.Hearing => Gen.Int[1, 180].Select(Text, (days, remark) => (Step)new Hearing(days, remark)),
        StepKind.FuheDecision => Any<ReviewOutcome>().Select(Text, (outcome, text) => (Step)new FuheDecision(outcome, text)),
        StepKind.RepeatRefusal => Petition.Select(Text, (earlier, text) => (Step)new RepeatRefusal(earlier, text)),
        StepKind.Urging => Text.Select(text => (Step)new Urging(text)),
        StepKind.Supervision => Text.Select(Gen.Bool, (text, listed) => (Step)new Supervision(text, listed)),
        StepKind.Feedback => Text.Select(text => (Step)new Feedback(text)),
        StepKind.UrgentReport => Text.Select(text => (Step)new UrgentReport(text)),
        StepKind.Evaluation => Gen.Select(Any<EvaluationTarget>(), Any<Satisfaction>(), Text, (target, satisfaction, remark) =>
            (Step)new Evaluation(target, satisfaction, remark)),
        StepKind.AttachmentFiling => Gen.Select(Attachment.Array[1, 3], Text, (attachments, remark) =>
            (Step)new AttachmentFiling([.. attachments], remark)),
        StepKind.DeadlineNotice => Gen.Int[1, 40].Select(Any<DeadlineStage>(), (number, stage) => (Step)new DeadlineNotice(number, stage)),
        StepKind.DeadlineChange => Gen.Int[1, 40].Array[1, 3].Select(Optional(Time), (numbers, due) => (Step)new DeadlineChange([.. numbers], due)),
        StepKind.BuckPassingNotice => Gen.Int[0, 99].Select(Gen.Int[0, 999], (bounces, days) => (Step)new BuckPassingNotice(bounces, days)),
        StepKind.Takeover => Unit.Select(unit => (Step)new Takeover(unit)),
        StepKind.Unparking => Gen.Select(Unit, Text, Gen.Long[1, 1L << 40], Text, (unit, consumer, sequence, reason) =>
            (Step)new Unparking(unit, consumer, sequence, reason)),
        _ => throw new NotSupportedException($"No generator for {kind}."),
    };
}
