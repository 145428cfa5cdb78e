using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>An entry that waits in a unit's inbox.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Petition">Its petition; null for none.</param>
/// <param name="At">When it was decided.</param>
public sealed record UnitWaiting(long Sequence, PetitionId? Petition, DateTimeOffset At);
