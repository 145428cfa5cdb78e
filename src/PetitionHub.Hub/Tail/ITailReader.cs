using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Tail;

/// <summary>Takes what the tail read. It returns at once: it keeps or passes on what it needs and waits for nobody.</summary>
internal interface ITailReader
{
    /// <summary>The next entries, in order and without a gap.</summary>
    void Take(IReadOnlyList<StoredEntry> records);
}
