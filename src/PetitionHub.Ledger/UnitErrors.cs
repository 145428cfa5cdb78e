using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger;

/// <summary>How often a unit was refused for a reason on one day.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">The reason's name.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last, which tells the day.</param>
public sealed record UnitErrors(UnitCode Unit, string Reason, long Count, DateTimeOffset LastAt);
