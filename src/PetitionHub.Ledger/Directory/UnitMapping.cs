using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Directory;

/// <summary>Units and their rows.</summary>
internal static class UnitMapping
{
    public static UnitRow ToRow(Unit unit, long sequence) => new()
    {
        Code = unit.Code.Value,
        Name = unit.Name,
        Territory = unit.Territory.Digits,
        Organ = (int)unit.Organ,
        System = unit.System,
        Status = (int)unit.Status,
        Successor = unit.Successor?.Value,
        Sequence = sequence,
    };

    public static Unit ToUnit(UnitRow row) => new(
        UnitCode.Parse(row.Code),
        row.Name,
        ParseDigits(row.Territory),
        (OrganType)row.Organ,
        row.System,
        (UnitStatus)row.Status,
        row.Successor is { } successor ? UnitCode.Parse(successor) : null);

    /// <summary>Reads a territory from its significant digits; the country has the empty text.</summary>
    public static Territory ParseDigits(string digits) => digits.Length == 0 ? Territory.Country : Territory.Parse(digits);
}
