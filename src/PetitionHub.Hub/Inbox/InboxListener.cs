using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Inbox;

/// <summary>
/// What comes for one unit while somebody listens. One that is too slow loses entries here, not in the ledger:
/// it finds itself stale, and reads them there.
/// </summary>
internal sealed class InboxListener(UnitCode unit, InboxListeners owner) : IDisposable
{
    /// <summary>How many entries wait for the listener.</summary>
    public const int Capacity = 1_024;

    private readonly Channel<StoredEntry> _entries = Channel.CreateBounded<StoredEntry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _isStale;

    public UnitCode Unit => unit;

    /// <summary>True where an entry did not fit, or what waits may no longer be shown: the ledger has it.</summary>
    public bool IsStale => _isStale;

    public void Offer(StoredEntry record)
    {
        if (!_entries.Writer.TryWrite(record))
            _isStale = true;
    }

    /// <summary>Waits for an entry, or to be found stale.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _entries.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>
    /// Takes the next entry. A stale one gives none: behind the one that did not fit, there may be later ones that did.
    /// </summary>
    public bool TryTake([NotNullWhen(true)] out StoredEntry? record) => _entries.Reader.TryRead(out record) && !_isStale;

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
