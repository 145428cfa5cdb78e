using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// The index of repeats, as registrations search it. Thousands who send the same text share one search, as long as the index has
/// not moved. The result is filtered for each caller. The number of searches at once is limited, so that registering is not
/// slowed.
/// </summary>
/// <param name="index">The index.</param>
/// <param name="position">How far the index is.</param>
/// <param name="memory">Petitions that were read lately.</param>
/// <param name="slots">Limits the searches at once.</param>
/// <param name="clock">Measures how long a result is shared.</param>
internal sealed class SharedRepeats(
    IRepeatSource index, Func<long> position, PetitionMemory memory, SearchSlots slots, TimeProvider clock) : IRepeatSource
{
    private const int Capacity = 256;

    /// <summary>Another replica may have taken the index on without this one's knowledge.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly PetitionerLooks _petitioners = new(index, slots, clock);
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Answer> _answers = [];
    private readonly Queue<(long Key, Answer Answer)> _order = new();

    public Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken) =>
        Share(traits.TextKey!.Value, () => index.FindByTextAsync(traits, CancellationToken.None)).WaitAsync(cancellationToken);

    public Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken) =>
        _petitioners.FindAsync(petitionerKeys).WaitAsync(cancellationToken);

    public Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken) =>
        memory.GetAsync(
            petitions, missing => slots.TryRunAsync(() => index.LoadAsync(missing, CancellationToken.None)), cancellationToken);

    /// <summary>No caller's token ends what others wait for.</summary>
    private Task<IReadOnlyList<IndexedPetition>> Share(long key, Func<Task<IReadOnlyList<IndexedPetition>>> look)
    {
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && (_order.Count >= Capacity || clock.GetElapsedTime(oldest.Answer.At) >= Life))
            {
                _order.Dequeue();
                if (_answers.TryGetValue(oldest.Key, out var kept) && kept == oldest.Answer)
                    _answers.Remove(oldest.Key);
            }

            var now = position();
            if (_answers.TryGetValue(key, out var answer) && !answer.Petitions.IsFaulted
                && (answer.Position == now || IsOfCampaign(answer, key)))
                return answer.Petitions;
            answer = new Answer(slots.TryRunAsync(look), now, clock.GetTimestamp());
            _answers[key] = answer;
            _order.Enqueue((key, answer));
            return answer.Petitions;
        }
    }

    /// <summary>More have the text than an answer shows: those that came since tell nothing more.</summary>
    private static bool IsOfCampaign(Answer answer, long key) =>
        answer.Petitions.IsCompletedSuccessfully
        && answer.Petitions.Result.Count(item => item.Traits.TextKey == key) > RepeatIndex.MaxFindings;

    private sealed record Answer(Task<IReadOnlyList<IndexedPetition>> Petitions, long Position, long At);
}
