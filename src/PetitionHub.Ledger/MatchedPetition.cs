using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;

namespace PetitionHub.Ledger;

/// <summary>A petition that the index of repeats says is likely the same matter.</summary>
/// <param name="Petition">Which.</param>
/// <param name="Match">How likely, and why.</param>
public sealed record MatchedPetition(PetitionId Petition, RepeatMatch Match);
