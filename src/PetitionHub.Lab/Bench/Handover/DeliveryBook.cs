using System.Diagnostics;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// What became of every handover of a run: when it was sent, accepted and delivered, and whether anything was lost,
/// delivered twice, or out of order. One slot a handover; no locks and no allocation while the run lasts.
/// </summary>
internal sealed class DeliveryBook
{
    private const byte Accepted = 1;
    private const byte Refused = 2;

    private long[] _sentAt = [];
    private long[] _acceptedAt = [];
    private long[] _deliveredAt = [];
    private int[] _deliveries = [];
    private int[] _destinations = [];
    private byte[] _outcomes = [];
    private readonly long[] _lastSequences;
    private long _acceptedCount;
    private long _deliveredCount;
    private long _reordered;
    private long _misdelivered;

    /// <summary>A book for so many handovers to so many consumers.</summary>
    public DeliveryBook(int handovers, int consumers)
    {
        _lastSequences = new long[consumers];
        MakeRoom(handovers);
    }

    /// <summary>Makes room for so many handovers. Only while none is on its way.</summary>
    public void MakeRoom(int handovers)
    {
        Array.Resize(ref _sentAt, handovers);
        Array.Resize(ref _acceptedAt, handovers);
        Array.Resize(ref _deliveredAt, handovers);
        Array.Resize(ref _deliveries, handovers);
        Array.Resize(ref _destinations, handovers);
        Array.Resize(ref _outcomes, handovers);
    }

    /// <summary>How many handovers have a receipt so far.</summary>
    public long AcceptedCount => Volatile.Read(ref _acceptedCount);

    /// <summary>How many different handovers were delivered so far.</summary>
    public long DeliveredCount => Volatile.Read(ref _deliveredCount);

    /// <summary>Notes that a handover goes out, before it does.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="consumer">To whom.</param>
    /// <param name="at">When it was to be sent, a <see cref="Stopwatch"/> time stamp.</param>
    public void Sent(int number, int consumer, long at)
    {
        _destinations[number] = consumer;
        Volatile.Write(ref _sentAt[number], at);
    }

    /// <summary>Notes that its receipt came.</summary>
    public void AcceptedAt(int number, long at)
    {
        _acceptedAt[number] = at;
        _outcomes[number] = Accepted;
        Interlocked.Increment(ref _acceptedCount);
    }

    /// <summary>Notes that the hub refused it: it must never be delivered.</summary>
    public void RefusedAt(int number) => _outcomes[number] = Refused;

    /// <summary>Notes a delivery. Calls for one consumer must not overlap; consumers may run side by side.</summary>
    /// <param name="number">Which handover.</param>
    /// <param name="consumer">Who got it.</param>
    /// <param name="sequence">The entry's sequence.</param>
    /// <param name="at">When.</param>
    public void Delivered(int number, int consumer, long sequence, long at)
    {
        Passed(consumer, sequence);
        if (_destinations[number] != consumer)
            Interlocked.Increment(ref _misdelivered);
        if (Interlocked.Increment(ref _deliveries[number]) > 1)
            return;
        Volatile.Write(ref _deliveredAt[number], at);
        Interlocked.Increment(ref _deliveredCount);
    }

    /// <summary>Notes an entry that is no handover of this run, for its place in the order only.</summary>
    public void Passed(int consumer, long sequence)
    {
        if (sequence <= _lastSequences[consumer])
            Interlocked.Increment(ref _reordered);
        else
            _lastSequences[consumer] = sequence;
    }

    /// <summary>The last sequence that a consumer saw; 0 for none.</summary>
    public long LastSequenceOf(int consumer) => _lastSequences[consumer];

    /// <summary>Adds it all up. Only when neither callers nor consumers are at work any more.</summary>
    /// <param name="used">How many of the handovers were begun.</param>
    public DeliveryTotals Close(int used)
    {
        var (lost, duplicated, phantom) = (0L, 0L, 0L);
        for (var number = 0; number < used; number++)
        {
            var deliveries = _deliveries[number];
            if (_outcomes[number] == Accepted && deliveries == 0)
                lost++;
            if (_outcomes[number] == Refused && deliveries > 0)
                phantom++;
            if (deliveries > 1)
                duplicated += deliveries - 1;
        }

        return new DeliveryTotals(_acceptedCount, _deliveredCount, lost, duplicated, _reordered, _misdelivered, phantom);
    }

    /// <summary>How many receipts came within the window.</summary>
    public long AcceptedWithin(Window window) => CountWithin(_acceptedAt, window);

    /// <summary>How many deliveries came within the window.</summary>
    public long DeliveredWithin(Window window) => CountWithin(_deliveredAt, window);

    /// <summary>Times from sending to the receipt, of what was sent within the window and accepted.</summary>
    public LatencySummary AcceptLatency(Window window) => Summarise(_acceptedAt, window);

    /// <summary>Times from sending to delivery at the consumer, of what was sent within the window and delivered.</summary>
    public LatencySummary DeliveryLatency(Window window) => Summarise(_deliveredAt, window);

    private static long CountWithin(long[] times, Window window) => times.LongCount(window.Contains);

    private LatencySummary Summarise(long[] ends, Window window)
    {
        var latency = new LatencyRecord();
        for (var number = 0; number < ends.Length; number++)
            if (ends[number] != 0 && window.Contains(_sentAt[number]))
                latency.Add(Stopwatch.GetElapsedTime(_sentAt[number], ends[number]));
        return latency.Summarise();
    }
}
