using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Petitions;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// What this process committed last, without a gap: entries that were read already, and petitions as they stood after them.
/// Projections and the writer take them from here, and read from the database only what another process wrote or what is older.
/// It is bounded by entries and by their bytes.
/// </summary>
internal sealed class RecentEntries
{
    private const int MaxEntries = 8_192;
    private const long MaxBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<StoredEntry> _entries = new();
    private readonly Dictionary<PetitionId, StoredPetition> _petitions = [];
    private long _bytes;
    private long _last;

    /// <summary>Takes what one batch committed. Where another process wrote before it, what is older is forgotten.</summary>
    public void Add(IReadOnlyList<StoredEntry> entries, IEnumerable<StoredPetition> petitions)
    {
        lock (_lock)
        {
            if (entries[0].Sequence != _last + 1)
                Clear();
            foreach (var entry in entries)
            {
                _entries.Enqueue(entry);
                _bytes += entry.Bytes;
            }

            foreach (var petition in petitions)
                _petitions[petition.State.Id] = petition;
            _last = entries[^1].Sequence;
            while (_entries.Count > MaxEntries || _bytes > MaxBytes)
                RemoveOldest();
        }
    }

    /// <summary>All entries after one and up to another, in order; false where it does not have them all.</summary>
    public bool TryFind(long after, long through, [NotNullWhen(true)] out IReadOnlyList<StoredEntry>? entries)
    {
        lock (_lock)
        {
            entries = null;
            if (through > _last || !_entries.TryPeek(out var oldest) || oldest.Sequence > after + 1)
                return false;
            entries = [.. _entries.Skip((int)(after + 1 - oldest.Sequence)).Take((int)(through - after))];
            return true;
        }
    }

    /// <summary>The petition as it stood after the entry or a later one; null where that is not here.</summary>
    public StoredPetition? Find(PetitionId petition, long sequence)
    {
        lock (_lock)
            return _petitions.GetValueOrDefault(petition) is { } found && found.LastSequence >= sequence ? found : null;
    }

    /// <summary>
    /// The petition as it stands at a head; null where another process may have written since, or it is not here.
    /// </summary>
    public StoredPetition? FindAt(PetitionId petition, long head)
    {
        lock (_lock)
            return head == _last ? _petitions.GetValueOrDefault(petition) : null;
    }

    private void RemoveOldest()
    {
        var oldest = _entries.Dequeue();
        _bytes -= oldest.Bytes;
        // The petition goes with its last entry.
        if (Guid.TryParse(oldest.Entry.PetitionId, out var id)
            && _petitions.GetValueOrDefault(new PetitionId(id))?.LastSequence == oldest.Sequence)
            _petitions.Remove(new PetitionId(id));
    }

    private void Clear()
    {
        _entries.Clear();
        _petitions.Clear();
        _bytes = 0;
    }
}
