using PetitionHub.Domain.Petitions;

namespace PetitionHub.Ledger;

/// <summary>A petition that is between hands.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="CountedFrom">From when the time counts that the hub has not told of.</param>
public sealed record PassedPetition(PetitionId Petition, DateTimeOffset CountedFrom);
