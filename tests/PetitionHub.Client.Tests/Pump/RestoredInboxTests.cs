using System.Collections.Concurrent;
using PetitionHub.Client.Tests.Testing;

namespace PetitionHub.Client.Tests.Pump;

/// <summary>
/// A ledger that was restored from a back-up gives known sequences to other petitions: none of them is passed over.
/// </summary>
public sealed class RestoredInboxTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _handled = new();
    private readonly CapturedLog<InboxPump> _log = new();
    private readonly InboxPumpOptions _options = new() { AcknowledgeDelay = TimeSpan.FromMilliseconds(5) };
    private FakeHub _hub = null!;
    private HubChannel _channel = null!;
    private InboxJournal _journal = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _channel = HubChannel.Connect(_hub.Options);
        _journal = InboxJournal.Open(_folder.File("journal"));
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _channel.Dispose();
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_KnownSequencesThatAreOtherPetitionsAfterARestore_HandsThemOverAndTells()
    {
        _hub.Inbox.Add(10);
        await RunUntilCursorAsync(10);
        var first = await _journal.FindAsync(7, Wait.Token);
        _handled.Clear();
        _hub.Inbox.RestoreTo(6);
        _hub.Inbox.Add(4);

        await RunUntilCursorAsync(10);

        Assert.Equal(RequestsOf(7, 10), _handled);
        Assert.Contains(_log.Errors, line => line.Contains("Entry 7 is not the one that was handled", StringComparison.Ordinal));
        Assert.NotEqual(first!.Sha256, (await _journal.FindAsync(7, Wait.Token))!.Sha256);
        var earlier = await _journal.ListOfOtherHistoriesAsync(Wait.Token);
        Assert.Equal([7L, 8, 9, 10], earlier.Select(entry => entry.Sequence));
        Assert.Equal(first, earlier[0]);
    }

    [Fact]
    public async Task RunAsync_RestoredBelowItsPlaceWhileItRuns_GoesOnFromTheHubsCursorAtOnce()
    {
        _hub.Inbox.Add(10);
        var running = Run(out var stop);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 10);
        _handled.Clear();

        _hub.Inbox.RestoreTo(6);
        _hub.Inbox.Add(1);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 7);
        await StopAsync(running, stop);

        Assert.Equal(RequestsOf(7, 7), _handled);
        Assert.Contains(_log.Errors, line => line.Contains("another history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_RestoredAndGrownBeyondItsPlaceWhileItRuns_SkipsNothing()
    {
        _hub.Inbox.Add(10);
        var running = Run(out var stop);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 10);
        _handled.Clear();

        _hub.Inbox.RestoreTo(6);
        _hub.Inbox.Add(20);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 26);
        await StopAsync(running, stop);

        Assert.Equal(RequestsOf(7, 26), _handled);
    }

    [Fact]
    public async Task RunAsync_RestoredWhileAnEntryIsUnderWay_DoesNotAcknowledgeWhatTookItsPlace()
    {
        _hub.Inbox.Add(9);
        var (entered, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var running = Run(out var stop, async delivery =>
        {
            if (delivery.Sequence == 9 && entered.TrySetResult())
                await finish.Task.Bounded();
        });
        await entered.Task.Bounded();
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 8);
        _handled.Clear();

        _hub.Inbox.RestoreTo(6);
        _hub.Inbox.Add(6);
        finish.SetResult();
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == 12);
        await StopAsync(running, stop);

        Assert.Equal(RequestsOf(7, 12), _handled.TakeLast(6));
    }

    [Fact]
    public async Task RunAsync_ParkedBeforeARestore_DoesNotParkWhatTookItsPlace()
    {
        _hub.Inbox.Add(3);
        _options.MaxTries = 1;
        await RunUntilCursorAsync(3, _ => throw new FormatException("No."));
        Assert.Equal(3, _hub.Inbox.Parked.Count);
        _hub.Inbox.Parked.Clear();
        _hub.Inbox.RestoreTo(1);
        _hub.Inbox.Add(2);

        await RunUntilCursorAsync(3);

        Assert.Equal(RequestsOf(2, 3), _handled);
        Assert.Empty(_hub.Inbox.Parked);
    }

    private IEnumerable<string> RequestsOf(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => _hub.Inbox.At(sequence).RequestId);

    private Task Run(out CancellationTokenSource stop, Func<InboxDelivery, Task>? handler = null)
    {
        stop = new CancellationTokenSource();
        var pump = new InboxPump(_channel.Inbox, _options, _journal, log: _log).OnOthers(async (delivery, _) =>
        {
            await (handler?.Invoke(delivery) ?? Task.CompletedTask);
            _handled.Enqueue(delivery.Entry.RequestId);
        });
        return pump.RunAsync(stop.Token);
    }

    private static async Task StopAsync(Task running, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        await running.Bounded();
        stop.Dispose();
    }

    private async Task RunUntilCursorAsync(long cursor, Func<InboxDelivery, Task>? handler = null)
    {
        var running = Run(out var stop, handler);
        await Wait.UntilAsync(() => _hub.Inbox.Cursor == cursor || running.IsFaulted);
        await StopAsync(running, stop);
    }
}
