using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Tail;

/// <summary>
/// Takes the entries that the tail read. It must return at once: it keeps or passes on what it needs, and waits for nothing.
/// </summary>
internal interface ITailReader
{
    /// <summary>The next entries, in order and without a gap.</summary>
    void Take(IReadOnlyList<StoredEntry> entries);
}
