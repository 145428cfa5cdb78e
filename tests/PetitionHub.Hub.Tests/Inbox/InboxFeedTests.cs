using PetitionHub.Domain.Units;
using PetitionHub.Hub.Inbox;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Hub.Tests.Inbox;

public sealed class InboxFeedTests
{
    private static readonly UnitCode Unit = UnitCode.Parse("430100-bureau");

    private readonly InboxFeed _feed = new InboxFeeds().Open(Unit);

    [Fact]
    public void TryTake_BehindAnEntryThatDidNotFit_GivesNothing()
    {
        for (var sequence = 1; sequence <= InboxFeed.Capacity; sequence++)
            _feed.Offer(Record(sequence));
        Assert.True(_feed.TryTake(out _));
        _feed.Offer(Record(InboxFeed.Capacity + 1));
        Assert.False(_feed.IsStale);
        _feed.Offer(Record(InboxFeed.Capacity + 2));

        Assert.True(_feed.IsStale);
        Assert.False(_feed.TryTake(out _));
        _feed.Offer(Record(InboxFeed.Capacity + 3));
        Assert.False(_feed.TryTake(out _));
    }

    [Fact]
    public void Restart_OfAStaleFeed_GivesOnlyWhatComesLater()
    {
        for (var sequence = 1; sequence <= InboxFeed.Capacity + 1; sequence++)
            _feed.Offer(Record(sequence));

        _feed.Restart();
        _feed.Offer(Record(5_000));

        Assert.False(_feed.IsStale);
        Assert.True(_feed.TryTake(out var record));
        Assert.Equal(5_000, record.Sequence);
    }

    [Fact]
    public void Doubt_OfAFeed_MakesItStaleWhereSomethingWaits()
    {
        _feed.Doubt();
        Assert.False(_feed.IsStale);

        _feed.Offer(Record(1));
        _feed.Doubt();

        Assert.True(_feed.IsStale);
        Assert.False(_feed.TryTake(out _));
    }

    private static StoredEntry Record(long sequence) =>
        new(sequence, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty, TraceParent: null);
}
