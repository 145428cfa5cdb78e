using System.Collections.Concurrent;
using Grpc.Core;
using PetitionHub.Client.Tests.Testing;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Pump;

public sealed class InboxPumpTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<long> _handled = new();
    private readonly InboxPumpOptions _options = new() { AcknowledgeDelay = TimeSpan.FromMilliseconds(5) };
    private FakeHub _hub = null!;
    private HubChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _channel = HubChannel.Connect(_hub.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_BacklogThenMore_HandlesEachOnceInOrderAndMovesTheCursor()
    {
        _hub.Inbox.Add(50);
        var running = Run(Pump(Note), out var stop);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 50);
        _hub.Inbox.Add(5);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 55);
        await StopAsync(running, stop);

        Assert.Equal(Sequences(1, 55), _handled);
    }

    [Fact]
    public async Task RunAsync_StreamsThatBreak_GoesOnBehindTheLast()
    {
        _hub.Inbox.EntriesPerStream = 7;
        _hub.Inbox.Add(30);

        await RunUntilCursorAsync(Pump(Note), 30);

        Assert.Equal(Sequences(1, 30), _handled);
        Assert.True(_hub.Inbox.Subscriptions.Count >= 5);
    }

    [Fact]
    public async Task RunAsync_HandlersByStep_EachGetsItsOwn()
    {
        _hub.Inbox.Add(3);
        var others = new ConcurrentQueue<long>();
        var pump = new InboxPump(_channel.Inbox, _options)
            .On(LedgerEntry.StepOneofCase.Assignment, Note)
            .OnOthers((delivery, _) =>
            {
                others.Enqueue(delivery.Sequence);
                return Task.CompletedTask;
            });

        await RunUntilCursorAsync(pump, 3);

        Assert.Empty(_handled);
        Assert.Equal(Sequences(1, 3), others);
        Assert.Throws<InvalidOperationException>(() => pump.On(LedgerEntry.StepOneofCase.Assignment, Note));
    }

    [Fact]
    public async Task RunAsync_PoisonedEntry_IsParkedWithItsReasonAndStopsNobody()
    {
        _hub.Inbox.Add(5);
        _options.MaxTries = 3;
        var attempts = new ConcurrentQueue<int>();
        var pump = Pump((delivery, cancel) =>
        {
            if (delivery.Sequence != 3)
                return Note(delivery, cancel);
            attempts.Enqueue(delivery.Attempt);
            throw new FormatException("No such street." + new string('x', 2_000));
        });

        await RunUntilCursorAsync(pump, 5);

        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal([1L, 2, 4, 5], _handled);
        var (sequence, reason) = Assert.Single(_hub.Inbox.Parked);
        Assert.Equal(3, sequence);
        Assert.StartsWith("FormatException: No such street.", reason, StringComparison.Ordinal);
        Assert.Equal(1_000, reason.Length);
    }

    [Fact]
    public async Task RunAsync_HandlerThatFindsNoHub_IsTriedForAsLongAsItTakes()
    {
        _hub.Inbox.Add(1);
        _options.MaxTries = 1;
        var pump = Pump((delivery, cancel) => delivery.Attempt < 4
            ? throw new RpcException(new Status(StatusCode.Unavailable, "Away."))
            : Note(delivery, cancel));

        await RunUntilCursorAsync(pump, 1);

        Assert.Equal([1L], _handled);
        Assert.Empty(_hub.Inbox.Parked);
    }

    [Fact]
    public async Task RunAsync_Parallel_KeepsTheOrderOfEachPetition()
    {
        const int petitions = 10;
        _hub.Inbox.Add(200, petitions);
        _options.Parallelism = 4;
        var atOnce = 0;
        var most = 0;

        await RunUntilCursorAsync(
            Pump(async (delivery, cancel) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref atOnce));
                await Task.Delay(Random.Shared.Next(3), cancel);
                await Note(delivery, cancel);
                Interlocked.Decrement(ref atOnce);
            }),
            200);

        Assert.Equal(200, _handled.Count);
        Assert.InRange(most, 2, 4);
        foreach (var petition in _handled.GroupBy(sequence => sequence % petitions))
            Assert.Equal(petition.Order(), petition);
    }

    [Fact]
    public async Task RunAsync_SlowEntry_HoldsTheCursorAndNotTheOthers()
    {
        _hub.Inbox.Add(8, petitions: 8);
        _options.Parallelism = 8;
        var slow = new TaskCompletionSource();
        var running = Run(
            Pump(async (delivery, cancel) =>
            {
                if (delivery.Sequence == 3)
                    await slow.Task.Bounded();
                await Note(delivery, cancel);
            }),
            out var stop);

        await Wait.UntilAsync(() => _handled.Except([3L]).Count() >= LanesBeside(3) && _hub.Inbox.Cursor <= 2);
        Assert.True(_hub.Inbox.Cursor <= 2);
        slow.SetResult();
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 8);
        await StopAsync(running, stop);

        // Petitions may share a lane: at least those before it have passed.
        static int LanesBeside(int sequence) => sequence - 1;
    }

    [Fact]
    public async Task RunAsync_Stopped_FinishesTheEntryAndMovesTheCursor()
    {
        _hub.Inbox.Add(10);
        var (entered, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var running = Run(
            Pump(async (delivery, cancel) =>
            {
                if (delivery.Sequence == 4)
                {
                    entered.SetResult();
                    await finish.Task.Bounded();
                    Assert.False(cancel.IsCancellationRequested);
                }

                await Note(delivery, cancel);
            }),
            out var stop);
        await entered.Task.Bounded();

        await stop.CancelAsync();
        finish.SetResult();
        await running.Bounded();

        Assert.Equal([1L, 2, 3, 4], _handled);
        Assert.Equal(4, _hub.Inbox.Cursor);
    }

    [Fact]
    public async Task RunAsync_AcknowledgementThatFails_IsMadeUpFor()
    {
        _hub.Inbox.Add(3);
        _hub.Inbox.FailingAcknowledgements = 2;

        await RunUntilCursorAsync(Pump(Note), 3);

        Assert.Equal(Sequences(1, 3), _handled);
    }

    [Fact]
    public async Task RunAsync_DeliveredAgain_IsKnownByTheJournal()
    {
        _hub.Inbox.Add(5);
        _hub.Inbox.FailingAcknowledgements = int.MaxValue;
        _options.StopPatience = TimeSpan.FromMilliseconds(10);
        await using var journal = InboxJournal.Open(_folder.File("journal"));
        var running = Run(Pump(Note, journal), out var stop);
        await Wait.UntilAsync(() => journal.CountAsync().GetAwaiter().GetResult() == 5);
        await StopAsync(running, stop);
        Assert.Equal(0, _hub.Inbox.Cursor);

        _hub.Inbox.FailingAcknowledgements = 0;
        _hub.Inbox.Add(1);
        await RunUntilCursorAsync(Pump(Note, journal), 6);

        Assert.Equal(Sequences(1, 6), _handled);
        var entry = await journal.FindAsync(6, Wait.Token);
        Assert.Equal(("430100-bureau", "petition-0", null), (entry!.Actor, entry.PetitionId, entry.ParkReason));
    }

    [Fact]
    public async Task RedeliverAsync_ParkedEntry_IsHandledNotedAndReleased()
    {
        _hub.Inbox.Add(2);
        _options.MaxTries = 1;
        await using var journal = InboxJournal.Open(_folder.File("journal"));
        await RunUntilCursorAsync(Pump((_, _) => throw new FormatException("No."), journal), 2);
        Assert.Equal("FormatException: No.", (await journal.FindAsync(1, Wait.Token))!.ParkReason);

        await Pump(Note, journal).RedeliverAsync(1, Wait.Token);

        Assert.Equal([1L], _handled);
        Assert.Equal([1L], _hub.Inbox.Released);
        Assert.Null((await journal.FindAsync(1, Wait.Token))!.ParkReason);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Pump(Note, journal).RedeliverAsync(9, Wait.Token));
    }

    [Fact]
    public async Task PruneAsync_OldEntries_AreRemoved()
    {
        _hub.Inbox.Add(4);
        await using var journal = InboxJournal.Open(_folder.File("journal"));
        await RunUntilCursorAsync(Pump(Note, journal), 4);

        Assert.Equal(0, await journal.PruneAsync(DateTimeOffset.UtcNow.AddDays(-1), Wait.Token));
        Assert.Equal(4, await journal.PruneAsync(DateTimeOffset.UtcNow.AddDays(1), Wait.Token));

        Assert.Equal(0, await journal.CountAsync(Wait.Token));
        Assert.Equal(4, await journal.Records.PrunedThroughAsync(Wait.Token));
    }

    private static IEnumerable<long> Sequences(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => (long)sequence);

    private static Task Run(InboxPump pump, out CancellationTokenSource stop)
    {
        stop = new CancellationTokenSource();
        return pump.RunAsync(stop.Token);
    }

    private static async Task StopAsync(Task running, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        await running.Bounded();
        stop.Dispose();
    }

    private InboxPump Pump(Func<InboxDelivery, CancellationToken, Task> handler, InboxJournal? journal = null) =>
        new InboxPump(_channel.Inbox, _options, journal).OnOthers(handler);

    private Task Note(InboxDelivery delivery, CancellationToken cancel)
    {
        _handled.Enqueue(delivery.Sequence);
        return Task.CompletedTask;
    }

    private async Task RunUntilCursorAsync(InboxPump pump, long cursor)
    {
        var running = Run(pump, out var stop);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == cursor || running.IsFaulted);
        await StopAsync(running, stop);
    }
}
