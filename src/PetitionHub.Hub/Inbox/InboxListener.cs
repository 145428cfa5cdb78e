using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>
/// The new entries for one unit, for one open stream. Where the stream is too slow, the listener drops entries and becomes stale;
/// the stream then reads them from the ledger.
/// </summary>
internal sealed class InboxListener(UnitCode unit, InboxListeners owner) : IDisposable
{
    /// <summary>How many entries wait for the listener.</summary>
    public const int Capacity = 1_024;

    private readonly Channel<StoredEntry> _entries = Channel.CreateBounded<StoredEntry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _isStale;

    public UnitCode Unit => unit;

    /// <summary>
    /// True where an entry did not fit, or a waiting entry may have become secret. The listener then reads from the ledger.
    /// </summary>
    public bool IsStale => _isStale;

    public void Offer(StoredEntry stored)
    {
        if (!_entries.Writer.TryWrite(stored))
            _isStale = true;
    }

    /// <summary>Waits for an entry, or to be found stale.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _entries.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>
    /// Takes the next entry. A stale one gives none: behind the one that did not fit, there may be later ones that did.
    /// </summary>
    public bool TryTake([NotNullWhen(true)] out StoredEntry? stored) => _entries.Reader.TryRead(out stored) && !_isStale;

    /// <summary>Lets the listener read from the ledger again what still waits here.</summary>
    public void Doubt()
    {
        if (_entries.Reader.Count > 0)
            _isStale = true;
    }

    /// <summary>Forgets what it holds, before the listener reads the ledger instead.</summary>
    public void Restart()
    {
        _isStale = false;
        while (_entries.Reader.TryRead(out _))
        {
        }
    }

    public void Dispose() => owner.Close(this);
}
