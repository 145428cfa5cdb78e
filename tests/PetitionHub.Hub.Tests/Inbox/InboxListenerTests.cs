using PetitionHub.Domain.Units;
using PetitionHub.Hub.Inbox;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Tests.Inbox;

public sealed class InboxListenerTests
{
    private static readonly UnitCode Unit = UnitCode.Parse("430100-bureau");

    private readonly InboxListener _listener = new InboxListeners().Open(Unit);

    [Fact]
    public void TryTake_BehindAnEntryThatDidNotFit_GivesNothing()
    {
        for (var sequence = 1; sequence <= InboxListener.Capacity; sequence++)
            _listener.Offer(Entry(sequence));
        Assert.True(_listener.TryTake(out _));
        _listener.Offer(Entry(InboxListener.Capacity + 1));
        Assert.False(_listener.IsStale);
        _listener.Offer(Entry(InboxListener.Capacity + 2));

        Assert.True(_listener.IsStale);
        Assert.False(_listener.TryTake(out _));
        _listener.Offer(Entry(InboxListener.Capacity + 3));
        Assert.False(_listener.TryTake(out _));
    }

    [Fact]
    public void Restart_OfAStaleFeed_GivesOnlyWhatComesLater()
    {
        for (var sequence = 1; sequence <= InboxListener.Capacity + 1; sequence++)
            _listener.Offer(Entry(sequence));

        _listener.Restart();
        _listener.Offer(Entry(5_000));

        Assert.False(_listener.IsStale);
        Assert.True(_listener.TryTake(out var entry));
        Assert.Equal(5_000, entry.Sequence);
    }

    [Fact]
    public void Doubt_OfAFeed_MakesItStaleWhereSomethingWaits()
    {
        _listener.Doubt();
        Assert.False(_listener.IsStale);

        _listener.Offer(Entry(1));
        _listener.Doubt();

        Assert.True(_listener.IsStale);
        Assert.False(_listener.TryTake(out _));
    }

    private static StoredEntry Entry(long sequence) =>
        new(sequence, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, TraceParent: null);
}
