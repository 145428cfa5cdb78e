using System.Threading.Channels;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Inbox;

/// <summary>
/// What comes for one unit while somebody listens. A listener that is too slow loses the feed's entries and not the ledger's:
/// it sees that the feed overflowed, and reads them there.
/// </summary>
internal sealed class InboxFeed(UnitCode unit, InboxFeeds owner) : IDisposable
{
    private const int Capacity = 1_024;

    private readonly Channel<LedgerRecord> _entries = Channel.CreateBounded<LedgerRecord>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _overflowed;

    public UnitCode Unit => unit;

    public ChannelReader<LedgerRecord> Entries => _entries.Reader;

    /// <summary>True where an entry did not fit: the ledger has it.</summary>
    public bool Overflowed => _overflowed;

    public void Offer(LedgerRecord record)
    {
        if (!_entries.Writer.TryWrite(record))
            _overflowed = true;
    }

    /// <summary>Forgets what it holds, before the listener reads the ledger instead.</summary>
    public void Restart()
    {
        _overflowed = false;
        while (_entries.Reader.TryRead(out _))
        {
        }
    }

    public void Dispose() => owner.Close(this);
}
