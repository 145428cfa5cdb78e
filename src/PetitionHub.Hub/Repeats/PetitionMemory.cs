using PetitionHub.Domain.Petitions;
using PetitionHub.Hub.Entries;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Petitions;
using PetitionHub.Ledger.Writing;
using StoredPetitions = System.Collections.Generic.IReadOnlyDictionary<
    PetitionHub.Domain.Petitions.PetitionId, PetitionHub.Ledger.Petitions.StoredPetition>;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// Petitions that searches for repeats have read lately. A later step of a petition removes it before the command is answered, so
/// that nobody sees what that step made secret. Steps taken through other replicas remove it when the tail reads them.
/// </summary>
internal sealed class PetitionMemory(TimeProvider clock) : ICommitListener, ITailReader
{
    private const int Capacity = 4_096;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<PetitionId, Kept> _kept = [];
    private readonly Queue<(PetitionId Petition, Kept Kept)> _order = new();
    private long _changes;

    /// <summary>The petitions. Those that are not in memory are loaded in one query.</summary>
    public async Task<StoredPetitions> GetAsync(
        IReadOnlyList<PetitionId> petitions,
        Func<IReadOnlyList<PetitionId>, Task<StoredPetitions>> load,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<PetitionId, StoredPetition>(petitions.Count);
        foreach (var batch in BatchesOf(petitions, load))
        {
            var loaded = await batch.WaitAsync(cancellationToken);
            foreach (var petition in petitions)
                if (loaded.TryGetValue(petition, out var stored))
                    found[petition] = stored;
        }

        return found;
    }

    public void OnCommitted(IReadOnlyList<StoredEntry> entries) => Take(entries);

    /// <summary>Grows with every entry that may change what is shown of an earlier item: any but a registration.</summary>
    public long Changes => Volatile.Read(ref _changes);

    public void Take(IReadOnlyList<StoredEntry> entries)
    {
        if (entries.Any(stored => stored.Entry.StepCase != V1.LedgerEntry.StepOneofCase.Registration))
            Interlocked.Increment(ref _changes);
        lock (_lock)
        {
            if (_kept.Count == 0)
                return;
            foreach (var stored in entries)
                if (stored.Entry is { PetitionId.Length: > 0, StepCase: not V1.LedgerEntry.StepOneofCase.Registration } entry)
                    _kept.Remove(new PetitionId(Guid.Parse(entry.PetitionId)));
        }
    }

    private HashSet<Task<StoredPetitions>> BatchesOf(
        IReadOnlyList<PetitionId> petitions, Func<IReadOnlyList<PetitionId>, Task<StoredPetitions>> load)
    {
        var batches = new HashSet<Task<StoredPetitions>>();
        lock (_lock)
        {
            ForgetOld(petitions.Count);
            var missing = new List<PetitionId>();
            foreach (var petition in petitions)
                if (_kept.TryGetValue(petition, out var kept) && !kept.Batch.IsFaulted)
                    batches.Add(kept.Batch);
                else
                    missing.Add(petition);
            if (missing.Count == 0)
                return batches;
            // It is remembered before it is begun: whatever is committed from now on forgets it.
            var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var batch = LoadAsync(begin.Task, missing, load);
            foreach (var petition in missing)
            {
                var kept = new Kept(batch, clock.GetTimestamp());
                _kept[petition] = kept;
                _order.Enqueue((petition, kept));
            }

            begin.SetResult();
            batches.Add(batch);
        }

        return batches;
    }

    private static async Task<StoredPetitions> LoadAsync(
        Task begin, IReadOnlyList<PetitionId> petitions, Func<IReadOnlyList<PetitionId>, Task<StoredPetitions>> load)
    {
        await begin;
        return await load(petitions);
    }

    private void ForgetOld(int room)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count + room > Capacity || clock.GetElapsedTime(oldest.Kept.At) >= Life))
        {
            _order.Dequeue();
            if (_kept.TryGetValue(oldest.Petition, out var kept) && kept == oldest.Kept)
                _kept.Remove(oldest.Petition);
        }
    }

    private sealed record Kept(Task<StoredPetitions> Batch, long At);
}
