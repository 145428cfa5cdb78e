using System.Collections.Immutable;
using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>What the rules ask of an item's details, registered or amended (R22 Arts 21–23, 30).</summary>
internal static class DetailsRules
{
    /// <summary>Checks them against the tables, and that no accused unit has the item already.</summary>
    public static Refusal? Check(StepDraft draft, Step step, PetitionDetails details)
    {
        var context = draft.Context;
        if (!context.Categories.TryFind(details.Category, out _))
        {
            return new Refusal(
                RefusalReason.CategoryUnknown,
                $"Category '{details.Category}' is not in table {context.Categories.Version}. Map it before sending; 999901 is "
                    + "'other'.")
                .With("category", details.Category).With("table_version", context.Categories.Version)
                .At($"{StepNames.Of(step.Kind)}.details.category");
        }

        // What an item had before the hub knew better does not keep it from being amended.
        var isAsBefore = draft.HasBefore && draft.Before.Details.Territory == details.Territory;
        if (!isAsBefore && context.Divisions.TodayOf(details.Territory) is null)
            return UnknownPlace.Refuse(context.Divisions, details.Territory, $"{StepNames.Of(step.Kind)}.details.territory");
        if (details.SubmittedAt > context.Now + ClockSkew.Tolerated)
            return Refuse.Field(step, "details.submit_time", "must not be in the future");
        return CheckAccused(draft, step, details.AccusedUnits);
    }

    /// <summary>
    /// A division that no longer exists is recorded as its successor, so that routes, lists and figures have one place.
    /// </summary>
    public static PetitionDetails WithTodaysTerritory(StepDraft draft, PetitionDetails details) =>
        draft.Context.Divisions.TodayOf(details.Territory) is { } place && place != details.Territory
            ? details with { Territory = place }
            : details;

    /// <summary>The unit that an amendment or registration accuses must not hold the item already (R22 Art 30).</summary>
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
                    $"Unit {keeper.Code} has the petition and is accused by it, or below {unit.Code}. Refer it first (R22 Arts "
                        + "30, 46).")
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
