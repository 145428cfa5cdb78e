using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// The index of repeats as registrations look into it. Thousands who send the same text share one look, as long as the index
/// has not moved; what each of them may see of it is sifted for each. Looks are bounded, so that registering goes on as without
/// them.
/// </summary>
/// <param name="index">Where it looks.</param>
/// <param name="position">How far the index is.</param>
/// <param name="records">Petitions that were looked at a moment ago.</param>
/// <param name="slots">Bounds the looks.</param>
/// <param name="clock">Ends a moment.</param>
internal sealed class SharedRepeats(
    IRepeatSource index, Func<long> position, PetitionMemory records, SearchSlots slots, TimeProvider clock) : IRepeatSource
{
    private const int Capacity = 256;

    /// <summary>Another replica may have taken the index on without this one's knowledge.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly PetitionerLooks _petitioners = new(index, slots, clock);
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Answer> _answers = [];
    private readonly Queue<(long Key, Answer Answer)> _order = new();

    public Task<IReadOnlyList<IndexedItem>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken) =>
        Share(traits.TextKey!.Value, () => index.FindByTextAsync(traits, CancellationToken.None)).WaitAsync(cancellationToken);

    public Task<ILookup<long, IndexedItem>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken) =>
        _petitioners.FindAsync(petitionerKeys).WaitAsync(cancellationToken);

    public Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken) =>
        records.GetAsync(
            petitions, missing => slots.TryRunAsync(() => index.LoadAsync(missing, CancellationToken.None)), cancellationToken);

    /// <summary>No caller's token ends what others wait for.</summary>
    private Task<IReadOnlyList<IndexedItem>> Share(long key, Func<Task<IReadOnlyList<IndexedItem>>> look)
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
            if (_answers.TryGetValue(key, out var answer) && !answer.Items.IsFaulted
                && (answer.Position == now || IsOfCampaign(answer, key)))
                return answer.Items;
            answer = new Answer(slots.TryRunAsync(look), now, clock.GetTimestamp());
            _answers[key] = answer;
            _order.Enqueue((key, answer));
            return answer.Items;
        }
    }

    /// <summary>More have the text than an answer shows: those that came since tell nothing more.</summary>
    private static bool IsOfCampaign(Answer answer, long key) =>
        answer.Items.IsCompletedSuccessfully
        && answer.Items.Result.Count(item => item.Traits.TextKey == key) > RepeatIndex.MaxFindings;

    private sealed record Answer(Task<IReadOnlyList<IndexedItem>> Items, long Position, long At);
}
