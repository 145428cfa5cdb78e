using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Repeats;

/// <summary>
/// What a search for repeats looks up. It knows nothing of the caller and leaves nothing out, so that an answer may serve many.
/// </summary>
public interface IRepeatSource
{
    /// <summary>
    /// Items of the same text, the newest 32. Where they are too few for an answer, also items of a similar text, the most
    /// similar first.
    /// </summary>
    Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken);

    /// <summary>
    /// Items of petitioners, by the petitioners' keys, the newest 32 of each; it may have those of others, too.
    /// </summary>
    Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken);

    /// <summary>The petitions as they stand, by their ids.</summary>
    Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken);
}
