using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Repeats;
using PetitionHub.Ledger.Petitions;

namespace PetitionHub.Ledger.Repeats;

/// <summary>The index as of one snapshot. A search asks for several things at once, and its context answers one by one.</summary>
internal sealed class RepeatSnapshot(IRepeatStore database, LedgerContext context) : IRepeatSource, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task<IReadOnlyList<IndexedPetition>> FindByTextAsync(RepeatTraits traits, CancellationToken cancellationToken) =>
        InTurnAsync(
            () => RepeatSearch.FindByTextAsync(database, context, traits, RepeatIndex.MaxFindings, cancellationToken),
            cancellationToken);

    public Task<ILookup<long, IndexedPetition>> FindByPetitionersAsync(
        IReadOnlyCollection<long> petitionerKeys, CancellationToken cancellationToken) =>
        InTurnAsync(
            () => RepeatSearch.FindByPetitionersAsync(database, context, petitionerKeys, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<PetitionId, StoredPetition>> LoadAsync(
        IReadOnlyList<PetitionId> petitions, CancellationToken cancellationToken) =>
        InTurnAsync(() => RepeatSearch.LoadAsync(context, petitions, cancellationToken), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await read();
        }
        finally
        {
            _turn.Release();
        }
    }
}
