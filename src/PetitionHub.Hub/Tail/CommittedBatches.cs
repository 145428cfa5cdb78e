using System.Threading.Channels;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Tail;

/// <summary>What this replica's writer committed, on its way to the tail, and word that others committed something.</summary>
internal sealed class CommittedBatches : ICommitListener
{
    private const int Capacity = 64;

    // A batch that does not fit is dropped: the tail sees the gap, and reads it from the ledger.
    private readonly Channel<IReadOnlyList<StoredEntry>> _batches = Channel.CreateBounded<IReadOnlyList<StoredEntry>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private bool _isWoken;
    private long _lastSequence;

    /// <summary>The last sequence that this replica committed; 0 for none.</summary>
    public long LastSequence => Volatile.Read(ref _lastSequence);

    /// <summary>Batches in order; an empty one only wakes.</summary>
    public ChannelReader<IReadOnlyList<StoredEntry>> Batches => _batches.Reader;

    public void OnCommitted(IReadOnlyList<StoredEntry> entries)
    {
        Volatile.Write(ref _lastSequence, entries[^1].Sequence);
        _batches.Writer.TryWrite(entries);
    }

    /// <summary>Lets the tail look for entries that it was not given.</summary>
    public void Wake()
    {
        // In a full queue nothing needs to be added: what is in it wakes the tail.
        Volatile.Write(ref _isWoken, true);
        _batches.Writer.TryWrite([]);
    }

    /// <summary>True once after <see cref="Wake"/>.</summary>
    public bool TakeWake() => Interlocked.Exchange(ref _isWoken, false);
}
