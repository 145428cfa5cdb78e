using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Whom a unit may hand an item to (R22 Arts 22, 23, 24, 30).</summary>
internal static class Destinations
{
    /// <summary>
    /// A downward handover: a bureau to any organ of its territory at its level or below, but no bureau to its like; another
    /// organ to lower organs of its system.
    /// </summary>
    public static Refusal? CheckDown(StepDraft draft, UnitCode code, out Unit? unit)
    {
        if (CheckReader(draft, code, out unit) is { } refusal)
            return refusal;
        if (unit!.Code == draft.Before.Holder)
            return At(draft, unit, RefusalReason.DestinationIsHolder, $"Unit {unit.Code} already holds the petition.");
        var sender = draft.Actor;
        if (!sender.Territory.Contains(unit.Territory))
        {
            return unit.Territory.Contains(sender.Territory)
                ? WrongLevel(draft, unit, $"Unit {unit.Code} is above the sender. To go up, report up (R22 Art 22).")
                : OutsideTerritory(draft, unit);
        }

        if (sender.IsBureau)
        {
            return unit.IsBureau && unit.Territory == sender.Territory
                ? WrongLevel(draft, unit, $"Unit {unit.Code} is a bureau of the same level.")
                : null;
        }

        if (unit.System != sender.System)
        {
            return At(draft, unit, RefusalReason.DestinationOtherSystem,
                $"Unit {unit.Code} is of the system {unit.System}; an organ that is not a bureau hands over within its own, "
                    + $"{sender.System} (R22 Art 23).")
                .With("system", unit.System);
        }

        return unit.IsBelowInSystem(sender)
            ? null
            : WrongLevel(draft, unit, $"Unit {unit.Code} is not below the sender in its system (R22 Art 23).");
    }

    /// <summary>An upward report: to a bureau of a higher territory that contains the sender's.</summary>
    public static Refusal? CheckUp(StepDraft draft, UnitCode code, out Unit? unit)
    {
        if (CheckReader(draft, code, out unit) is { } refusal)
            return refusal;
        if (!unit!.IsBureau)
            return WrongOrgan(draft, unit, "a bureau");
        if (!unit.Territory.Contains(draft.Actor.Territory))
            return OutsideTerritory(draft, unit);
        return unit.IsSuperiorBureauOf(draft.Actor) ? null
            : WrongLevel(draft, unit, $"Unit {unit.Code} is not above the sender.");
    }

    /// <summary>
    /// A referral: litigation to the same territory's political-legal organ, an accusation to a discipline organ.
    /// </summary>
    public static Refusal? CheckReferral(StepDraft draft, Referral step, out Unit? unit)
    {
        if (CheckReader(draft, step.Destination!.Value, out unit) is { } refusal)
            return refusal;
        var sender = draft.Actor.Territory;
        if (step.Referred == ReferralKind.Litigation)
        {
            if (unit!.Organ != OrganType.PoliticalLegal)
                return WrongOrgan(draft, unit, "the political-legal organ of the same territory");
            return unit.Territory == sender ? null
                : WrongLevel(draft, unit, $"Unit {unit.Code} is not of the sender's territory.");
        }

        if (unit!.Organ != OrganType.Discipline)
            return WrongOrgan(draft, unit, "a discipline organ");
        return unit.Territory.Contains(sender) || sender.Contains(unit.Territory) ? null : OutsideTerritory(draft, unit);
    }

    /// <summary>
    /// A review goes one level up from the unit that decided before: the same system in the next-higher territory, or a bureau of
    /// that territory, or of the same where the unit that decided is not a bureau (R22 Arts 35, 36). A territory that has neither
    /// is passed over, as the heading between a municipality and its districts.
    /// </summary>
    public static Refusal? CheckReviewer(StepDraft draft, UnitCode code, Unit decider, out Unit? unit)
    {
        if (CheckReader(draft, code, out unit) is { } refusal)
            return refusal;
        var oneUp = Superiors.Above(decider.Territory).FirstOrDefault(HasReviewer) is { } next && unit!.Territory == next;
        var sameLevel = unit!.Territory == decider.Territory;
        if (!unit.IsBureau && unit.System != decider.System)
            return WrongOrgan(draft, unit, $"a bureau, or of the system {decider.System}");
        return oneUp || (sameLevel && unit.IsBureau && !decider.IsBureau)
            ? null
            : WrongLevel(draft, unit, $"Unit {unit.Code} is not the next organ above {decider.Code}.");

        bool HasReviewer(Territory? territory) => draft.Context.Directory.InTerritory(territory!.Value)
            .Any(one => one.Status == UnitStatus.Active && (one.IsBureau || one.System == decider.System));
    }

    /// <summary>A unit that is only to see the item, or to assist: it takes part, and is not accused.</summary>
    public static Refusal? CheckReader(StepDraft draft, UnitCode code, out Unit? unit)
    {
        if (!draft.Context.Directory.TryFind(code, out unit))
        {
            return new Refusal(
                RefusalReason.DestinationUnknown, $"Unit {code} is not in the directory. Resolve the route again.")
                .With("unit", code).At(draft.DestinationField);
        }

        if (unit.Status != UnitStatus.Active)
        {
            return At(draft, unit, RefusalReason.DestinationInactive,
                $"Unit {code} is {unit.Status}; its successor is {Successor(unit)}.")
                .With("status", unit.Status).With("successor", unit.Successor);
        }

        return CheckAccused(draft, unit);
    }

    /// <summary>Refuses to give an item, or a copy, to a unit that it accuses.</summary>
    public static Refusal? CheckAccused(StepDraft draft, Unit unit) =>
        Relations.IsAccused(draft.Before, unit, draft.Context.Directory)
        ? At(draft, unit, RefusalReason.DestinationAccused,
            $"Unit {unit.Code} is accused by this petition, or below a unit that is. Refer it to a discipline organ (R22 Arts "
                + "30, 46).")
        : null;

    /// <summary>A destination that the step does not fit by its kind of organ.</summary>
    public static Refusal WrongOrgan(StepDraft draft, Unit unit, string needed) =>
        At(draft, unit, RefusalReason.DestinationWrongOrgan, $"Unit {unit.Code} is {unit.Organ}; the step needs {needed}.")
            .With("needed", needed);

    /// <summary>A destination outside the sender's territory.</summary>
    public static Refusal OutsideTerritory(StepDraft draft, Unit unit) =>
        At(draft, unit, RefusalReason.DestinationOutsideTerritory,
            $"Unit {unit.Code} serves {unit.Territory}, outside the territory {draft.Actor.Territory} of {draft.Actor.Code} (R22 "
                + "Art 22).")
            .With("territory", unit.Territory);

    private static Refusal WrongLevel(StepDraft draft, Unit unit, string message) =>
        At(draft, unit, RefusalReason.DestinationWrongLevel, message).With("level", unit.Level);

    private static Refusal At(StepDraft draft, Unit unit, RefusalReason reason, string message) =>
        new Refusal(reason, message).With("unit", unit.Code).At(draft.DestinationField);

    private static string Successor(Unit unit) => unit.Successor?.Value ?? "not named";
}
