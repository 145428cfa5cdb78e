using Microsoft.Extensions.Time.Testing;
using PetitionHub.Client.Internal;
using PetitionHub.Client.Tests.Testing;

namespace PetitionHub.Client.Tests.Outboxes;

/// <summary>A ledger that was restored from a back-up lacks what it gave receipts for: it is sent again, and told.</summary>
public sealed class RestoredLedgerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly CapturedLog<OutboxSender> _log = new();
    private FakeHub _hub = null!;
    private HubChannel _channel = null!;
    private Outbox _outbox = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _channel = HubChannel.Connect(_hub.Options);
        _outbox = Outbox.Open(_folder.File("outbox"), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _outbox.DisposeAsync();
        _channel.Dispose();
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_LedgerRestoredToBeforeItsReceipts_SendsThoseCommandsAgainInOrder()
    {
        await EnqueueAsync(10);
        await SendUntilAsync(10);
        var ids = Ids();
        var lost = (await _outbox.FindAsync(7, Wait.Token))!;
        _hub.Sync.RestoreTo(6);

        await SendUntilAsync(10);

        Assert.Equal(ids, Ids());
        Assert.Contains(_log.Errors, line => line.Contains("another history", StringComparison.Ordinal));
        Assert.Contains(_log.Errors, line => line.Contains("lacks 4 commands", StringComparison.Ordinal));
        var again = (await _outbox.FindAsync(7, Wait.Token))!;
        Assert.Equal((OutboxState.Accepted, 7L), (again.State, again.Receipt!.LastSequence));
        Assert.NotEqual(lost.Receipt!.Sha256, again.Receipt.Sha256);
        Assert.True(again.Outcome > lost.Outcome);
        var receipts = await _outbox.ListLostReceiptsAsync(Wait.Token);
        Assert.Equal([7L, 8, 9, 10], receipts.Select(receipt => receipt.Number));
        Assert.Equal((lost.Receipt, "Q7"), (receipts[0].Receipt, receipts[0].QueryCode));
    }

    [Fact]
    public async Task RunAsync_LedgerRestoredWhileNothingWaits_FindsOutByItself()
    {
        await EnqueueAsync(3);
        using var stop = new CancellationTokenSource();
        var running = Sender().RunAsync(stop.Token);
        await Wait.UntilAsync(() => _outbox.Waiting == 0);

        _hub.Sync.RestoreTo(1);
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _hub.Sync.AppliedCount == 3 && _outbox.Waiting == 0;
        });
        await stop.CancelAsync();
        await running.Bounded();
    }

    [Fact]
    public async Task RunAsync_PetitionOfALostRegistration_IsFilledInAnew()
    {
        var register = await _outbox.EnqueueAsync(Requests.Register(), cancellationToken: Wait.Token);
        await _outbox.EnqueueAsync(Requests.Copy(), register, Wait.Token);
        await SendUntilAsync(2);
        _hub.Sync.RestoreTo(0);

        await SendUntilAsync(2);

        Assert.Equal(2, _hub.Sync.Applied.Count);
        Assert.Equal("petition-1", _hub.Sync.Applied[1].CopyPetition.PetitionId);
    }

    [Fact]
    public async Task RunAsync_SameHistory_SendsNothingAgain()
    {
        await EnqueueAsync(5);
        await SendUntilAsync(5);
        await EnqueueAsync(1);

        await SendUntilAsync(6);

        Assert.Equal(6, _hub.Sync.CameCount);
        Assert.Empty(_log.Errors);
        Assert.Empty(await _outbox.ListLostReceiptsAsync(Wait.Token));
    }

    private async Task EnqueueAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await _outbox.EnqueueAsync(Requests.Register($"{i}"), cancellationToken: Wait.Token);
    }

    private OutboxSender Sender() => new(_outbox, _channel.Sync, _channel.Ledger, _clock, _log);

    private List<string> Ids() => [.. _hub.Sync.Applied.Select(applied => Commands.RequestIdOf(Commands.RequestOf(applied)))];

    private async Task SendUntilAsync(int applied)
    {
        using var stop = new CancellationTokenSource();
        var running = Sender().RunAsync(stop.Token);
        await Wait.UntilAsync(() => _hub.Sync.AppliedCount == applied && _outbox.Waiting == 0);
        await stop.CancelAsync();
        await running.Bounded();
    }
}
