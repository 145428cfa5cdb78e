using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Signing for an item, accepting it, objecting to it (R22 Art 23).</summary>
internal static class Receiving
{
    public static Refusal? Decide(StepDraft draft, ReceiptAcknowledgement step)
    {
        var rules = draft.RulesFor(draft.Actor);
        var isDecided = draft.Before.Current!.Kind == HandoverKind.DisputeDecision;
        draft.Recorded = step with { ObjectionDue = isDecided ? null : draft.DeadlineOf(rules.Object).EndsAt };
        draft.Status = PetitionStatus.Received;
        draft.Meet(DutyKind.Receive, draft.Before.Holder);
        if (draft.Actor.IsBureau)
            draft.Start(DutyKind.HandOver, draft.Actor, null, r => r.HandOver);
        else
            draft.Start(DutyKind.Notify, draft.Actor, null, r => r.Notify);
        draft.Tell(draft.Before.Current.From);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, AcceptanceNotice step)
    {
        var before = draft.Before;
        draft.Status = PetitionStatus.Accepted;
        draft.Meet(DutyKind.Notify, before.Holder);
        draft.Meet(DutyKind.HandOver, before.Holder);
        draft.TellUpstream();
        var rules = draft.RulesFor(draft.Actor);
        var byLaw = draft.DeadlineOf(rules.Conclude);
        if (before.Current is { Deadline: not null } assigned)
        {
            draft.Start(DutyKind.Conclude, draft.Actor.Code, assigned.From, DutyDates.Binding(before, byLaw), rules.Id);
        }
        else if (before.Details.Purpose == Purpose.Appeal)
        {
            draft.Start(DutyKind.Conclude, draft.Actor.Code, null, byLaw, rules.Id);
        }

        return null;
    }

    public static Refusal? Decide(StepDraft draft, Objection step)
    {
        if (draft.Before.Current is not { Kind: not HandoverKind.Takeover } current)
            return Refuse.OutOfOrder(step.Kind, draft.Before.Status, "Nobody handed the item over to this unit.");
        if (current.Kind == HandoverKind.DisputeDecision)
            return Refuse.OutOfOrder(step.Kind, draft.Before.Status, "The common superior decided who is responsible; notify acceptance.");
        if (current.ObjectionRefused)
            return Refuse.OutOfOrder(step.Kind, draft.Before.Status, "The objection was decided; raise a dispute or notify acceptance.");
        if (current.ObjectionDue is { } due && draft.Context.Now >= due)
        {
            return new Refusal(
                RefusalReason.ObjectionTooLate,
                $"The unit could object before {due:yyyy-MM-dd HH:mm}Z (R22 Art 23). Notify acceptance.").With("due", due.ToString("O"));
        }

        if (step.SuggestedUnit is { } suggested && !draft.Context.Directory.TryFind(suggested, out _))
            return Refuse.UnitUnknown(suggested, "objection.suggested_unit");
        draft.Status = PetitionStatus.Objected;
        if (draft.Context.Directory.HeirOf(current.From) is { } sender)
            draft.Start(DutyKind.DecideObjection, sender, draft.Actor.Code, rules => rules.DecideObjection);
        draft.Tell(current.From);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, ObjectionDecision step)
    {
        if (step is { Agreed: false, RedirectTo: not null })
            return Refuse.Field(step, "redirect_to", "must be empty where the objection is not agreed to");
        var sender = draft.Before.Current!.From;
        draft.Meet(DutyKind.DecideObjection, sender);
        draft.Tell(draft.Before.Holder);
        // Who decides in the place of a sender that cannot act has the item then: that unit might be accused.
        if (step.Agreed)
            Return(draft, sender, draft.AreOne(draft.Actor.Code, sender) ? sender : draft.Actor.Code);
        else
            draft.Status = PetitionStatus.Received;
        return null;
    }

    /// <summary>
    /// An accepted item that turns out to be an appeal or claim: the law's limit holds from its acceptance (R22 Art 34). The
    /// limit of an item that turns out to be none stays: nobody amends a duty away.
    /// </summary>
    public static void OweConclusionOfAppeal(StepDraft draft)
    {
        if (draft.OpenDuty(d => d.Kind == DutyKind.Conclude) is not null || draft.Context.Directory.HeirOf(draft.Before.Holder) is not { } holder)
            return;
        var accepted = ChinaTime.DayOf(draft.Before.AcceptedAt!.Value);
        var rules = draft.Context.Rules.For(holder.Territory, accepted);
        draft.Start(DutyKind.Conclude, holder.Code, null, draft.Context.Calendar.DeadlineOf(accepted, rules.Conclude), rules.Id);
    }

    /// <summary>Gives the item back to who handed it over, with that unit's old clock.</summary>
    /// <param name="draft">The step.</param>
    /// <param name="sender">Who handed it over.</param>
    /// <param name="taker">Who has it then: the sender, or the unit that acts in its place.</param>
    public static void Return(StepDraft draft, UnitCode sender, UnitCode taker)
    {
        var before = draft.Before;
        LapseOfHolder(draft);
        draft.Holder = taker;
        draft.Status = before.Handovers.Length > 1 ? PetitionStatus.Received : PetitionStatus.Registered;
        var clock = before.Duties.LastOrDefault(d => draft.AreOne(d.Unit, sender) && d.Kind is (DutyKind.HandOver or DutyKind.Notify));
        if (clock is not null)
            draft.Resume(taker == sender ? clock : clock with { Unit = taker });
        draft.Tell(taker);
    }

    /// <summary>Who no longer has the item owes no more than the feedback it was asked for, and nobody assists it.</summary>
    public static void LapseOfHolder(StepDraft draft)
    {
        var (held, lead) = (draft.Before.Holder, draft.Before.LeadUnit);
        draft.Lapse(d => d.Kind is not DutyKind.GiveFeedback && (draft.AreOne(d.Unit, held) || (d.Kind == DutyKind.Assist && lead == held)));
    }
}
