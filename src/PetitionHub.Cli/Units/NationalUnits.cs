using PetitionHub.Domain.Divisions;
using Unit = PetitionHub.Domain.Units.Unit;

namespace PetitionHub.Cli.Units;

/// <summary>The units of the whole country, made by rule from the official table of divisions.</summary>
internal static class NationalUnits
{
    private const int OtherOrgansPerDivision = 4;

    public static UnitSource Source()
    {
        var divisions = DivisionTable.Official;
        var perDivision = NationalDirectory.Departments.Count + OtherOrgansPerDivision;
        return new UnitSource(
            (long)divisions.All.Count * perDivision,
            NationalDirectory.Generate(divisions).Select(unit => UnitSource.Register(ToContract(unit))));
    }

    private static V1.Unit ToContract(Unit unit) => new()
    {
        UnitCode = unit.Code.Value,
        Name = unit.Name,
        Territory = unit.Territory.ToString(),
        OrganType = (V1.OrganType)unit.Organ,
        System = unit.System,
    };
}
