using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Wire;

/// <summary>A unit of the directory and the contract's message.</summary>
public static class UnitWire
{
    /// <summary>The unit as a message.</summary>
    public static V1.Unit ToWire(Unit unit) => new()
    {
        UnitCode = unit.Code.Value,
        Name = unit.Name,
        Territory = unit.Territory.ToString(),
        OrganType = unit.Organ.ToWire(),
        System = unit.System,
        Status = unit.Status.ToWire(),
        Successor = unit.Successor?.Value ?? "",
        Level = unit.Level.ToWire(),
    };

    /// <summary>Reads back what <see cref="ToWire"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The message is not one that this hub wrote.</exception>
    public static Unit FromWire(V1.Unit unit)
    {
        var fields = new StoredFields();
        var read = Read(unit, fields);
        fields.ThrowIfDamaged("Unit", unit.UnitCode);
        return read;
    }

    /// <summary>Reads a change of the directory. What only ends or suspends a unit needs no more of it than its code.</summary>
    internal static UnitChange? ReadChange(V1.UnitChange message, MessageFields fields)
    {
        var kind = fields.Choice<UnitChangeKind>("kind", (int)message.Kind);
        if (message.Unit is null)
        {
            fields.Reject("unit", "is required");
            return null;
        }

        var onlyCode = !fields.AreStored && kind is UnitChangeKind.Suspend or UnitChangeKind.Reinstate or UnitChangeKind.Abolish;
        return new UnitChange(kind, onlyCode ? ReadCode(message.Unit, fields) : Read(message.Unit, fields), message.Reason);
    }

    /// <summary>
    /// Reads a whole unit below the field <c>unit</c>. From a request it is active: its status is changed by other means.
    /// </summary>
    internal static Unit Read(V1.Unit unit, MessageFields fields) => new(
        fields.Unit("unit.unit_code", unit.UnitCode),
        unit.Name,
        fields.Territory("unit.territory", unit.Territory),
        fields.Choice<OrganType>("unit.organ_type", (int)unit.OrganType),
        unit.System,
        fields.AreStored ? fields.Choice<UnitStatus>("unit.status", (int)unit.Status) : UnitStatus.Active,
        fields.OptionalUnit("unit.successor", unit.Successor));

    /// <summary>Reads of a unit only which one it is and who succeeds it; the rules take the rest from the directory.</summary>
    internal static Unit ReadCode(V1.Unit unit, MessageFields fields) => new(
        fields.Unit("unit.unit_code", unit.UnitCode),
        Name: "",
        Territory.Country,
        OrganType.Bureau,
        System: "",
        UnitStatus.Active,
        fields.OptionalUnit("unit.successor", unit.Successor));
}
