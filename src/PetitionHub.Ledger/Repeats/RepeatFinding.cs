using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Repeats;

/// <summary>A petition that is likely the same matter.</summary>
/// <param name="Petition">The petition as it stands.</param>
/// <param name="Match">How likely, and why.</param>
public sealed record RepeatFinding(StoredPetition Petition, RepeatMatch Match);

/// <summary>What the index of repeats has that may be the same matter as an item.</summary>
/// <param name="Traits">What is compared of the item.</param>
/// <param name="ByText">Items of its text, or of a similar one.</param>
/// <param name="ByPetitioner">Items of its petitioner.</param>
public sealed record RepeatEvidence(
    RepeatTraits Traits, IReadOnlyList<IndexedPetition> ByText, IReadOnlyList<IndexedPetition> ByPetitioner)
{
    /// <summary>More have the same text than an answer shows, and nothing is known of the petitioner.</summary>
    public bool IsOfCampaign => ByPetitioner.Count == 0 && ByText.Count > RepeatIndex.MaxFindings;
}

/// <summary>A petition as the index of repeats has it.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Traits">What is compared of it.</param>
public sealed record IndexedPetition(PetitionId Petition, RepeatTraits Traits);
