using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;

namespace PetitionHub.Ledger;

/// <summary>A petition as the index of repeats has it.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Traits">What is compared of it.</param>
public sealed record IndexedItem(PetitionId Petition, RepeatTraits Traits);
