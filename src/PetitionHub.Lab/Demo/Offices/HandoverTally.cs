using System.Collections.Concurrent;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>Counts handovers at both ends: what senders have receipts for, and what arrived in the receivers' inboxes.</summary>
internal sealed class HandoverTally(Func<string, Role> roleOf)
{
    private readonly ConcurrentDictionary<HandoverLine, int> _sent = new();
    private readonly ConcurrentDictionary<HandoverLine, int> _arrived = new();

    /// <summary>What senders have receipts for.</summary>
    public IReadOnlyDictionary<HandoverLine, int> AllSent => _sent;

    /// <summary>What arrived in inboxes.</summary>
    public IReadOnlyDictionary<HandoverLine, int> AllArrived => _arrived;

    /// <summary>True where both ends counted the same, line by line.</summary>
    public bool Agrees =>
        _sent.Count == _arrived.Count && _sent.All(line => _arrived.GetValueOrDefault(line.Key) == line.Value);

    /// <summary>A sender has the receipt of a handover.</summary>
    public void Sent(string from, string to, HandedOver kind) => Add(_sent, from, to, kind);

    /// <summary>The entry of a handover came out of an inbox.</summary>
    public void Arrived(string from, string to, HandedOver kind) => Add(_arrived, from, to, kind);

    private void Add(ConcurrentDictionary<HandoverLine, int> counts, string from, string to, HandedOver kind) =>
        counts.AddOrUpdate(new HandoverLine(roleOf(from), roleOf(to), kind), 1, (_, count) => count + 1);
}
