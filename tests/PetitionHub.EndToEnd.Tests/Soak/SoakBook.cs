using System.Collections.Concurrent;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>What was accepted and what was delivered, by the word of the callers alone.</summary>
internal sealed class SoakBook
{
    private readonly ConcurrentDictionary<string, (string Unit, Receipt Receipt)> _receipts = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _sent = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _delivered = new();
    private long _reads;

    /// <summary>Every receipt, with the unit that has it.</summary>
    public ICollection<(string Unit, Receipt Receipt)> Receipts => _receipts.Values;

    public long Reads => Volatile.Read(ref _reads);

    public int Deliveries => _delivered.Values.Sum(queue => queue.Count);

    /// <summary>How many entries the receipts tell of.</summary>
    public long Entries => _receipts.Values.Sum(kept => kept.Receipt.LastSequence - kept.Receipt.FirstSequence + 1);

    public void Accepted(string by, Receipt receipt) =>
        Assert.True(_receipts.TryAdd(receipt.RequestId, (by, receipt)), $"Two receipts of {receipt.RequestId}.");

    /// <summary>Notes a letter that was handed to a unit: its entry has to come there.</summary>
    public void Sent(string by, string to, Receipt receipt)
    {
        Accepted(by, receipt);
        Of(_sent, to).Enqueue(receipt.LastSequence);
    }

    public void Delivered(string unit, long sequence) => Of(_delivered, unit).Enqueue(sequence);

    public void Read() => Interlocked.Increment(ref _reads);

    public bool HasAllDelivered(string unit) => Of(_delivered, unit).Count >= Of(_sent, unit).Count;

    /// <summary>Nothing lost, nothing twice, nothing out of order.</summary>
    public void AssertDelivered(string unit) => Assert.Equal(Of(_sent, unit).Order(), Of(_delivered, unit));

    private static ConcurrentQueue<long> Of(ConcurrentDictionary<string, ConcurrentQueue<long>> all, string unit) =>
        all.GetOrAdd(unit, _ => []);
}
