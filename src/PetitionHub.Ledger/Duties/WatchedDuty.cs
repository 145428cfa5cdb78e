using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger.Duties;

/// <summary>An open duty, with its date.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Number">Its number within the petition.</param>
/// <param name="DueAt">The end of its last day, exclusive.</param>
public sealed record WatchedDuty(PetitionId Petition, int Number, DateTimeOffset DueAt);

/// <summary>A petition that is between hands.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="CountedFrom">From when the time counts that the hub has not told of.</param>
public sealed record PassedPetition(PetitionId Petition, DateTimeOffset CountedFrom);
