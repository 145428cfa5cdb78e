using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// What a search for repeats looks up. It knows nothing of who asks, and leaves nothing out for anybody, so that an answer may
/// serve many.
/// </summary>
public interface IRepeatSource
{
    /// <summary>
    /// Items of the same text, the newest 32; where they are too few for an answer, also those of a similar one, of which those
    /// that share most come first.
    /// </summary>
    Task<IReadOnlyList<IndexedItem>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken);

    /// <summary>
    /// Items of petitioners, by the petitioners' keys, the newest 32 of each; it may have those of others, too.
    /// </summary>
    Task<ILookup<long, IndexedItem>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken);

    /// <summary>The petitions as they stand, by their ids.</summary>
    Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken);
}
