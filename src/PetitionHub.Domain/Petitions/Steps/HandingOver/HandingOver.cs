using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Transferring, assigning, reporting up, copying and referring (R22 Arts 22, 23, 30).</summary>
internal static class HandingOver
{
    public static Refusal? Decide(StepDraft draft, Transfer step) =>
        Destinations.CheckDown(draft, step.Destination, out var unit) ?? HandTo(draft, unit!);

    public static Refusal? Decide(StepDraft draft, Assignment step)
    {
        var now = draft.Context.Now;
        var byDay = new Deadline(ChinaTime.DayOf(step.Deadline), IsProvisional: false);
        if (step.Deadline <= now - ClockSkew.Tolerated || byDay.EndsAt <= now
            || step.Deadline > now.AddDays(TextLimits.DeadlineDays) + ClockSkew.Tolerated)
            return Refuse.Field(step, "deadline", $"must be after now and at most {TextLimits.DeadlineDays} days away");
        if ((Destinations.CheckDown(draft, step.Destination, out var unit) ?? HandTo(draft, unit!)) is { } refusal)
            return refusal;
        if (step.ReportWanted)
            draft.Start(DutyKind.ReportCompletion, step.Destination, draft.Actor.Code, byDay, draft.RulesFor(unit!).Id);

        return null;
    }

    public static Refusal? Decide(StepDraft draft, UpwardReport step) =>
        Destinations.CheckUp(draft, step.Destination, out var unit) ?? HandTo(draft, unit!);

    public static Refusal? Decide(StepDraft draft, Copying step)
    {
        if (Destinations.CheckReader(draft, step.Destination, out _) is { } refusal)
            return refusal;
        draft.Tell(step.Destination);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, Referral step)
    {
        if (step.Referred == ReferralKind.Elsewhere)
            return ReferElsewhere(draft, step);
        if (!draft.Actor.IsBureau)
            return Destinations.WrongOrgan(draft, draft.Actor, "a bureau as the sender");
        return Destinations.CheckReferral(draft, step, out var unit) ?? HandTo(draft, unit!);
    }

    private static Refusal? ReferElsewhere(StepDraft draft, Referral step)
    {
        if (draft.Actor.IsBureau)
        {
            return Refuse.Field(step, "kind", "ELSEWHERE is for organs that are no bureau; a bureau transfers the item (R22 Arts 22, 23)");
        }

        draft.Status = PetitionStatus.ReferredElsewhere;
        draft.Meet(DutyKind.Notify, draft.Before.Holder);
        draft.Lapse(_ => true);
        draft.TellUpstream();
        return null;
    }

    private static Refusal? HandTo(StepDraft draft, Unit destination)
    {
        if (draft.Before.Handovers.Length >= TextLimits.Chain)
        {
            return new Refusal(
                RefusalReason.ChainTooLong, $"{TextLimits.Chain} handovers stand on this petition. Ask a bureau above to decide who is responsible.")
                .With("limit", TextLimits.Chain);
        }

        draft.Meet(DutyKind.HandOver, draft.Before.Holder);
        draft.Lapse(d => d.Kind == DutyKind.Notify && draft.AreOne(d.Unit, draft.Before.Holder));
        draft.Start(DutyKind.Receive, destination, draft.Actor.Code, rules => rules.Receive);
        draft.Holder = destination.Code;
        draft.Status = PetitionStatus.HandedOver;
        draft.Tell(destination.Code);
        return null;
    }
}
