using PetitionHub.Domain.Repeats;

namespace PetitionHub.Ledger;

/// <summary>What the index of repeats has that may be the same matter as an item.</summary>
/// <param name="Traits">What is compared of the item.</param>
/// <param name="ByText">Items of its text, or of a similar one.</param>
/// <param name="ByPetitioner">Items of its petitioner.</param>
public sealed record RepeatEvidence(RepeatTraits Traits, IReadOnlyList<IndexedItem> ByText, IReadOnlyList<IndexedItem> ByPetitioner)
{
    /// <summary>More have the same text than an answer shows, and nothing is known of the petitioner.</summary>
    public bool IsOfCampaign => ByPetitioner.Count == 0 && ByText.Count > RepeatIndex.MaxFindings;
}
