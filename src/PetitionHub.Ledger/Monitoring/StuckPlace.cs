using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>A place in a list of what is stuck, by the kind of the list.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
public abstract record StuckPlace(long SinceMs);

/// <summary>A place in a list of petitions.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
/// <param name="Petition">The petition.</param>
public sealed record StuckPetitionPlace(long SinceMs, PetitionId Petition) : StuckPlace(SinceMs);

/// <summary>A place in the list of overdue duties.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
/// <param name="Petition">The petition.</param>
/// <param name="Number">The duty's number within it.</param>
public sealed record StuckDutyPlace(long SinceMs, PetitionId Petition, int Number) : StuckPlace(SinceMs);

/// <summary>A place in the list of parked entries.</summary>
/// <param name="SinceMs">Since when, in Unix milliseconds.</param>
/// <param name="Unit">In whose inbox.</param>
/// <param name="Consumer">By which consumer.</param>
/// <param name="Sequence">The entry.</param>
public sealed record StuckEntryPlace(long SinceMs, UnitCode Unit, string Consumer, long Sequence) : StuckPlace(SinceMs);
