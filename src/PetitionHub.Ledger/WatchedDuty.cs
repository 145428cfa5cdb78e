using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>An open duty, with its date.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Number">Its number within the petition.</param>
/// <param name="DueAt">The end of its last day, exclusive.</param>
public sealed record WatchedDuty(PetitionId Petition, int Number, DateTimeOffset DueAt);
