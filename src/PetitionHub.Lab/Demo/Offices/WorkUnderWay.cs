using PetitionHub.V1;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>
/// Which entries are being dealt with, side by side, and through which one all are done: as far as the cursor may move.
/// </summary>
internal sealed class WorkUnderWay
{
    private readonly SortedSet<long> _underWay = [];
    private readonly Lock _lock = new();
    private long _begun;

    /// <summary>Every entry up to this one is dealt with.</summary>
    public long DoneThrough
    {
        get
        {
            lock (_lock)
                return _underWay.Count == 0 ? _begun : _underWay.Min - 1;
        }
    }

    /// <summary>The entry came; entries begin in the order of the ledger.</summary>
    public LedgerEntry Begin(LedgerEntry entry)
    {
        lock (_lock)
        {
            _begun = entry.Sequence;
            _underWay.Add(entry.Sequence);
        }

        return entry;
    }

    /// <summary>The entry is dealt with.</summary>
    public void End(LedgerEntry entry)
    {
        lock (_lock)
            _underWay.Remove(entry.Sequence);
    }
}
