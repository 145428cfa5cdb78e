using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>The refusals of a code for which the table has no place, each with what the caller could mean.</summary>
public static class UnknownPlace
{
    /// <summary>TERRITORY_UNKNOWN: the table never had the code.</summary>
    public static Refusal Refuse(DivisionTable divisions, Territory territory, string field)
    {
        var nearest = divisions.NearestOf(territory);
        return Refuse(field, territory, Describe(divisions, territory))
            .With("nearest", nearest.Territory).With("name", nearest.Name);
    }

    /// <summary>What is wrong with a code that the table never had, for a list of faults.</summary>
    public static string Describe(DivisionTable divisions, Territory territory)
    {
        var nearest = divisions.NearestOf(territory);
        return $"{territory} is not a division as of {DivisionTable.AsOf}; it would lie in {nearest.Territory} ({nearest.Name})";
    }

    /// <summary>TERRITORY_UNKNOWN: the division no longer exists, and the caller has to say where the unit is today.</summary>
    public static Refusal RefuseFormer(FormerDivision former, Territory territory, string field) =>
        Refuse(field, territory, $"{territory} ({former.Name}) no longer exists; {former.Heir} is its successor")
            .With("heir", former.Heir).With("name", former.Name);

    private static Refusal Refuse(string field, Territory territory, string fault) =>
        new Refusal(RefusalReason.TerritoryUnknown, $"{field}: {fault}. Correct the code.")
            .With("territory", territory).With("table_version", DivisionTable.AsOf).At(field);
}
