using System.Diagnostics;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Cli.Tests.Bench;

public sealed class DeliveryBookTests
{
    private const int Handovers = 100;

    private readonly DeliveryBook _book = new(Handovers, consumers: 3);

    [Fact]
    public void Close_EveryOneOnceInOrder_IsSound()
    {
        SendAll();
        for (var number = 0; number < Handovers; number++)
            _book.Delivered(number, number % 3, number + 1, Stopwatch.GetTimestamp());

        var totals = _book.Close(Handovers);

        Assert.True(totals.IsSound);
        Assert.Equal((Handovers, Handovers), (totals.Accepted, totals.Delivered));
    }

    [Fact]
    public void Close_AcceptedAndNeverDelivered_IsLost()
    {
        SendAll();
        for (var number = 0; number < Handovers - 2; number++)
            _book.Delivered(number, number % 3, number + 1, 1);

        var totals = _book.Close(Handovers);

        Assert.Equal(2, totals.Lost);
        Assert.False(totals.IsSound);
    }

    [Fact]
    public void Close_DeliveredTwice_IsDuplicated()
    {
        SendAll();
        _book.Delivered(0, 0, 1, 1);
        _book.Delivered(0, 0, 2, 2);
        _book.Delivered(0, 0, 3, 3);

        Assert.Equal(2, _book.Close(1).Duplicated);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    public void Close_SequenceNotAboveTheOneBefore_IsReordered(long first, long second)
    {
        SendAll();
        _book.Delivered(0, 0, first, 1);
        _book.Delivered(3, 0, second, 2);

        Assert.Equal(1, _book.Close(0).Reordered);
    }

    [Fact]
    public void Close_OtherEntriesBetween_CountForTheOrderToo()
    {
        SendAll();
        _book.Passed(0, 7);
        _book.Delivered(0, 0, 6, 1);

        Assert.Equal(1, _book.Close(0).Reordered);
    }

    [Fact]
    public void Close_ConsumersInterleaved_EachHasItsOwnOrder()
    {
        SendAll();
        _book.Delivered(0, 0, 9, 1);
        _book.Delivered(1, 1, 3, 2);

        Assert.Equal(0, _book.Close(0).Reordered);
    }

    [Fact]
    public void Close_AtAnotherUnit_IsMisdelivered()
    {
        SendAll();
        _book.Delivered(0, 1, 1, 1);

        Assert.Equal(1, _book.Close(0).Misdelivered);
    }

    [Fact]
    public void Close_RefusedAndDelivered_IsPhantom()
    {
        _book.Sent(0, 0, 1);
        _book.RefusedAt(0);
        _book.Delivered(0, 0, 1, 2);

        Assert.Equal(1, _book.Close(1).Phantom);
    }

    [Fact]
    public void Close_UnansweredCall_IsNeitherLostNorPhantom()
    {
        _book.Sent(0, 0, 1);
        _book.Sent(1, 1, 1);
        _book.Delivered(1, 1, 1, 2);

        Assert.True(_book.Close(2).IsSound);
    }

    [Fact]
    public void Latency_OnlyOfWhatWasSentWithinTheWindow()
    {
        var ms = Stopwatch.Frequency / 1_000;
        _book.Sent(0, 0, 10 * ms);
        _book.AcceptedAt(0, 12 * ms);
        _book.Sent(1, 0, 20 * ms);
        _book.AcceptedAt(1, 25 * ms);

        var latency = _book.AcceptLatency(new Window(15 * ms, 30 * ms));

        Assert.Equal(1, latency.Count);
        Assert.Equal(5.0, latency.P50Ms, 0.01);
        Assert.Equal(1, _book.AcceptedWithin(new Window(15 * ms, 30 * ms)));
    }

    private void SendAll()
    {
        for (var number = 0; number < Handovers; number++)
        {
            _book.Sent(number, number % 3, 1);
            _book.AcceptedAt(number, 2);
        }
    }
}
