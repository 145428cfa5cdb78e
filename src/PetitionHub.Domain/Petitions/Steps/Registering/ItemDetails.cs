using System.Collections.Immutable;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Registering, amending, linking and voiding items (R22 Arts 21–23).</summary>
internal static class Registering
{
    public static Refusal? Decide(StepDraft draft, Registration step)
    {
        if (CheckDetails(draft, step, step.Details) is { } refusal)
            return refusal;
        draft.Recorded = step with { Details = InItsPlace(draft, step.Details) };
        for (var i = 0; i < step.Numbers.Length; i++)
            if (!draft.Context.Directory.TryFind(step.Numbers[i].IssuingUnit, out _))
                return Refuse.UnitUnknown(step.Numbers[i].IssuingUnit, $"registration.numbers[{i}].issuing_unit");
        if (draft.Actor.IsBureau)
            draft.Start(DutyKind.HandOver, draft.Actor, null, rules => rules.HandOver);
        else
            draft.Start(DutyKind.Notify, draft.Actor, null, rules => rules.Notify);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, Amendment step)
    {
        var before = draft.Before;
        if (step.ExpectedVersion != before.Version)
        {
            return new Refusal(
                RefusalReason.VersionMismatch,
                $"The petition is at version {before.Version}, not {step.ExpectedVersion}. Get it again and amend that.")
                .With("expected_version", step.ExpectedVersion).With("version", before.Version);
        }

        if (CheckDetails(draft, step, step.Details) is { } refusal)
            return refusal;
        draft.Recorded = step with { Details = InItsPlace(draft, step.Details) };
        // Who is accused from now on sees nothing more of the item, and can do nothing that it owed.
        draft.Lapse(d => draft.Context.Directory.HeirOf(d.Unit) is { } debtor
            && Relations.IsAmongAccused(step.Details.AccusedUnits, debtor, draft.Context.Directory));
        if (before.Status == PetitionStatus.Accepted && step.Details.Purpose == Purpose.Appeal)
            Receiving.OweConclusionOfAppeal(draft);
        draft.TellUpstream();
        draft.Tell(before.Holder);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, RepeatLink step)
    {
        var context = draft.Context;
        if (step.EarlierPetition == draft.Before.Id)
            return Refuse.Field(step, "earlier_petition_id", "must be another petition");
        if (context.FindPetition(step.EarlierPetition) is not { } earlier || !Access.CanRead(earlier, draft.Actor.Code, context.Directory))
            return Refuse.PetitionNotFound(step.EarlierPetition).At("repeat_link.earlier_petition_id");
        if (earlier.Status == PetitionStatus.Voided)
            return Unsuitable(earlier, "The earlier petition is voided.");
        draft.Recorded = step with { Matter = earlier.Matter };
        draft.Tell(draft.Before.Holder);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, Voiding _)
    {
        draft.Status = PetitionStatus.Voided;
        draft.Lapse(_ => true);
        if (Superiors.BureauAbove(draft.Before, draft.Actor, draft.Context.Directory) is { } superior)
            draft.Tell(superior.Code);
        return null;
    }

    public static Refusal? Decide(StepDraft draft, RepeatRefusal step)
    {
        var context = draft.Context;
        if (context.FindPetition(step.EarlierPetition) is not { } earlier || !Access.CanRead(earlier, draft.Actor.Code, context.Directory))
            return Refuse.PetitionNotFound(step.EarlierPetition).At("repeat_refusal.earlier_petition_id");
        if (earlier.Id == draft.Before.Id || earlier.Matter != draft.Before.Matter)
            return Unsuitable(earlier, "It is not of the same matter; link the repeat first.");
        if (earlier.Status != PetitionStatus.FuheDecided)
            return Unsuitable(earlier, "Its final review (fuhe) is not decided (R22 Art 36).");
        draft.Status = PetitionStatus.NoLongerAccepted;
        draft.Meet(DutyKind.Notify, draft.Before.Holder);
        draft.Lapse(_ => true);
        draft.TellUpstream();
        return null;
    }

    private static Refusal Unsuitable(PetitionState earlier, string why) =>
        new Refusal(RefusalReason.EarlierPetitionUnsuitable, $"{why} It stands at {earlier.Status}.")
            .With("earlier_petition_id", earlier.Id).With("status", earlier.Status);

    private static Refusal? CheckDetails(StepDraft draft, Step step, PetitionDetails details)
    {
        var context = draft.Context;
        if (!context.Categories.TryFind(details.Category, out _))
        {
            return new Refusal(
                RefusalReason.CategoryUnknown,
                $"Category '{details.Category}' is not in table {context.Categories.Version}. Map it before sending; 999901 is 'other'.")
                .With("category", details.Category).With("table_version", context.Categories.Version)
                .At($"{StepNames.Of(step.Kind)}.details.category");
        }

        // What an item had before the hub knew better does not keep it from being amended.
        var isAsBefore = draft.HasBefore && draft.Before.Details.Territory == details.Territory;
        if (!isAsBefore && context.Divisions.PlaceOf(details.Territory) is null)
            return UnknownPlace.Refuse(context.Divisions, details.Territory, $"{StepNames.Of(step.Kind)}.details.territory");
        if (details.SubmittedAt > context.Now + ClockSkew.Tolerated)
            return Refuse.Field(step, "details.submit_time", "must not be in the future");
        return CheckAccused(draft, step, details.AccusedUnits);
    }

    /// <summary>
    /// A division that is no more is recorded as the one that stands for it today, so that routes, lists and figures have one
    /// place.
    /// </summary>
    private static PetitionDetails InItsPlace(StepDraft draft, PetitionDetails details) =>
        draft.Context.Divisions.PlaceOf(details.Territory) is { } place && place != details.Territory
            ? details with { Territory = place }
            : details;

    /// <summary>An accusation must not already lie in the hands of whom it accuses (R22 Art 30).</summary>
    private static Refusal? CheckAccused(StepDraft draft, Step step, ImmutableArray<UnitCode> accused)
    {
        var directory = draft.Context.Directory;
        for (var i = 0; i < accused.Length; i++)
        {
            var field = $"{StepNames.Of(step.Kind)}.details.accused_units[{i}]";
            if (!directory.TryFind(accused[i], out var unit))
                return Refuse.UnitUnknown(accused[i], field);
            if (FindKeeper(draft, accused[i]) is { } keeper)
            {
                return new Refusal(
                    RefusalReason.DestinationAccused,
                    $"Unit {keeper.Code} has the petition and is accused by it, or below {unit.Code}. Refer it first (R22 Arts 30, 46).")
                    .With("unit", keeper.Code).At(field);
            }
        }

        return null;
    }

    /// <summary>Who holds the item or decides a dispute of it, where that unit is the accused one or below it.</summary>
    private static Unit? FindKeeper(StepDraft draft, UnitCode accused)
    {
        var directory = draft.Context.Directory;
        var arbiter = draft.HasBefore ? draft.Before.Arbiter : null;
        return new[] { draft.Holder, arbiter ?? draft.Holder }
            .Select(directory.HeirOf)
            .FirstOrDefault(unit => unit is not null && Relations.IsAmongAccused([accused], unit, directory));
    }
}
