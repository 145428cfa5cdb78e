using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;
using Spectre.Console;

namespace PetitionHub.Cli.Units;

/// <summary>Units for people.</summary>
internal static class UnitTables
{
    public static Table OfMany(IEnumerable<Unit> units)
    {
        var table = Tables.Of("code", "name", "territory", "level", "organ", "system", "status");
        foreach (var unit in units)
            table.Row(
                unit.UnitCode, unit.Name, unit.Territory, EnumWords.Of(unit.Level), EnumWords.Of(unit.OrganType), unit.System,
                EnumWords.Of(unit.Status));
        return table;
    }

    public static Table OfOne(Unit unit) => Tables.OfFields(
        ("code", unit.UnitCode),
        ("name", unit.Name),
        ("territory", unit.Territory),
        ("level", EnumWords.Of(unit.Level)),
        ("organ", EnumWords.Of(unit.OrganType)),
        ("system", unit.System),
        ("status", EnumWords.Of(unit.Status)),
        ("successor", unit.Successor));
}
