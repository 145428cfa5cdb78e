using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Console.Reading;

/// <summary>Names of what figures and entries have codes for, from the directory and the tables.</summary>
internal sealed class Names(UnitDirectory units, CategoryTable categories)
{
    private readonly DivisionTable _divisions = DivisionTable.Official;

    public IEnumerable<Division> Provinces => _divisions.All.Where(division => division.Territory.Level == Level.Provincial);

    /// <summary>A unit's name; its code where it is not in the directory.</summary>
    public string OfUnit(string code) =>
        UnitCode.TryParse(code, out var unit) && units.TryFind(unit, out var found) ? found.Name : code;

    /// <summary>A territory's name with those above it but the country; its code where it has none.</summary>
    public string OfTerritory(string code) =>
        Territory.TryParse(code, out var territory) ? _divisions.FullNameOf(territory) ?? code : code;

    public string OfCategory(string code) => categories.TryFind(code, out var category) ? category.Name : code;

    /// <summary>Units whose code or name has the text, or that serve the territory, by their codes.</summary>
    public IReadOnlyList<Unit> FindUnits(string text, int limit) =>
    [
        .. units.Within(Territory.Country)
            .Where(unit =>
                unit.Code.Value.Contains(text, StringComparison.Ordinal) || unit.Name.Contains(text, StringComparison.Ordinal))
            .OrderBy(unit => unit.Code)
            .Take(limit),
    ];
}
