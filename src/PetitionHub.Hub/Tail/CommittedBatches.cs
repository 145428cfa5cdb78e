using System.Threading.Channels;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Tail;

/// <summary>What this replica's writer committed, on its way to the tail.</summary>
internal sealed class CommittedBatches : ICommitListener
{
    private const int Capacity = 64;

    // A batch that does not fit is dropped: the tail sees the gap, and reads it from the ledger.
    private readonly Channel<IReadOnlyList<LedgerRecord>> _batches = Channel.CreateBounded<IReadOnlyList<LedgerRecord>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<IReadOnlyList<LedgerRecord>> Batches => _batches.Reader;

    public void OnCommitted(IReadOnlyList<LedgerRecord> records) => _batches.Writer.TryWrite(records);
}
