using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>A number by which a unit knows an item.</summary>
/// <param name="IssuingUnit">Who gave it.</param>
/// <param name="Number">1 to 64 characters.</param>
public sealed record PetitionNumber(UnitCode IssuingUnit, string Number);
