using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Writing;

/// <summary>A consumer of a unit's inbox.</summary>
internal readonly record struct CursorKey(UnitCode Unit, string Consumer);
