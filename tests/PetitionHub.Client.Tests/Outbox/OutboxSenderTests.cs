using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using PetitionHub.Client.Tests.Testing;
using PetitionHub.V1;

namespace PetitionHub.Client.Tests.Outboxes;

public sealed class OutboxSenderTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
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
    public async Task RunAsync_ManyCommands_SendsThemInOrderAndKeepsTheirReceipts()
    {
        for (var i = 1; i <= 600; i++)
            await EnqueueAsync(Requests.Register($"{i}"));

        await SendAsync();

        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), _hub.Sync.Applied.Select(applied => applied.Sequence));
        var last = await _outbox.FindAsync(600, Wait.Token);
        Assert.Equal(OutboxState.Accepted, last!.State);
        Assert.Equal((600, "Q600", "petition-600"), (last.Receipt!.LastSequence, last.QueryCode, last.Receipt.PetitionId));
        Assert.Equal(1, _hub.Sync.Streams);
    }

    [Fact]
    public async Task RunAsync_Refusal_IsKeptAndStopsNobody()
    {
        _hub.Sync.Refuse = command => command.Sequence == 2
            ? new CommandRefusal
            {
                Reason = Reason.CategoryUnknown,
                Code = (int)StatusCode.InvalidArgument,
                Message = "No category 7.",
                Metadata = { ["category"] = "7" },
                Fields = { new RefusedField { Field = "registration.details.category", Description = "is unknown" } },
            }
            : null;
        for (var i = 0; i < 3; i++)
            await EnqueueAsync(Requests.Register());

        await SendAsync();

        Assert.Equal([1L, 3], _hub.Sync.Applied.Select(applied => applied.Sequence));
        var refused = Assert.Single(await _outbox.ListRefusedAsync(Wait.Token).ToListAsync(Wait.Token));
        Assert.Equal((2, Reason.CategoryUnknown, "7"),
            (refused.Number, refused.Refusal!.Reason, refused.Refusal.Metadata["category"]));
        Assert.Equal("registration.details.category", Assert.Single(refused.Refusal.FieldViolations).Field);
        Assert.Equal(new OutboxStatus(0, null, 1), await _outbox.GetStatusAsync(Wait.Token));
    }

    [Fact]
    public async Task ResendAsync_Corrected_TakesThePlaceOfTheRefused()
    {
        _hub.Sync.Refuse = command =>
            command.Sequence == 1 ? new CommandRefusal { Reason = Reason.CategoryUnknown, Code = 3 } : null;
        await EnqueueAsync(Requests.Register("wrong"));
        await SendAsync();

        var number = await _outbox.ResendAsync(1, Requests.Register("right"), cancellationToken: Wait.Token);
        await SendAsync();

        Assert.Equal(OutboxState.Accepted, (await _outbox.FindAsync(number, Wait.Token))!.State);
        Assert.Equal(number, (await _outbox.FindAsync(1, Wait.Token))!.ReplacedBy);
        Assert.Empty(await _outbox.ListRefusedAsync(Wait.Token).ToListAsync(Wait.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _outbox.ResendAsync(1, Requests.Register("again"), cancellationToken: Wait.Token));
        Assert.Equal(0, _outbox.Waiting);
    }

    [Fact]
    public async Task RunAsync_PetitionOfAnEarlierCommand_IsFilledIn()
    {
        var register = await EnqueueAsync(Requests.Register());
        var copy = await EnqueueAsync(Requests.Copy(), register);

        await SendAsync();

        Assert.Equal("petition-1", _hub.Sync.Applied[1].CopyPetition.PetitionId);
        Assert.Equal("petition-1", (await _outbox.FindAsync(copy, Wait.Token))!.Receipt!.PetitionId);
    }

    [Fact]
    public async Task RunAsync_PetitionOfARefusedCommand_IsRefusedHereAndStopsNobody()
    {
        _hub.Sync.Refuse = command =>
            command.Sequence == 1 ? new CommandRefusal { Reason = Reason.CategoryUnknown, Code = 3 } : null;
        var register = await EnqueueAsync(Requests.Register());
        var copy = await EnqueueAsync(Requests.Copy(), register);
        await EnqueueAsync(Requests.Copy(), copy);
        await EnqueueAsync(Requests.Sign());

        await SendAsync();

        Assert.Equal(4, Assert.Single(_hub.Sync.Applied).Sequence);
        var refused = await _outbox.ListRefusedAsync(Wait.Token).ToListAsync(Wait.Token);
        Assert.Equal([1L, 2, 3], refused.Select(command => command.Number));
        Assert.Equal(
            [(OutboxCommand.EarlierRefused, "1"), (OutboxCommand.EarlierRefused, "2")],
            refused.Skip(1).Select(command => (command.Refusal!.ReasonName, command.Refusal.Metadata["command"])));
    }

    [Fact]
    public async Task ReadOutcomesAsync_ReaderThatComesBack_MissesNone()
    {
        for (var i = 0; i < 3; i++)
            await EnqueueAsync(Requests.Sign());
        await SendAsync();
        var first = await _outbox.ReadOutcomesAsync(cancellationToken: Wait.Token).Take(2).ToListAsync(Wait.Token).AsTask()
            .Bounded();

        var rest = _outbox.ReadOutcomesAsync(first[^1].Outcome, Wait.Token).Take(2).ToListAsync(Wait.Token).AsTask();
        await EnqueueAsync(Requests.Sign());
        await SendAsync();

        Assert.Equal([1L, 2, 3, 4], first.Concat(await rest.Bounded()).Select(command => command.Number));
    }

    [Fact]
    public async Task PruneAsync_OldAcceptedOnes_AreRemovedAndTheirNumbersNotGivenAgain()
    {
        for (var i = 0; i < 3; i++)
            await EnqueueAsync(Requests.Register());
        await SendAsync();
        _clock.Advance(TimeSpan.FromDays(30));
        await EnqueueAsync(Requests.Copy(), petitionOf: 2);

        var removed = await _outbox.PruneAsync(_clock.GetUtcNow().AddDays(-7), Wait.Token);

        // The second is what a waiting one refers to.
        Assert.Equal(2, removed);
        Assert.NotNull(await _outbox.FindAsync(2, Wait.Token));
        Assert.Equal(3, await _outbox.Records.PrunedThroughAsync(Wait.Token));
        Assert.Equal(5, await EnqueueAsync(Requests.Register()));
        await SendAsync();
        Assert.Equal("petition-2", _hub.Sync.Applied[3].CopyPetition.PetitionId);
    }

    [Fact]
    public async Task RunAsync_HubRefusesTheStream_GoesOnOnceItDoesNot()
    {
        var refusals = 2;
        _hub.Sync.BreakAt = _ =>
            refusals-- > 0 ? throw new RpcException(new Status(StatusCode.PermissionDenied, "Suspended.")) : Break.Not;
        await EnqueueAsync(Requests.Sign());
        var sender = new OutboxSender(_outbox, _channel.Sync, _channel.Ledger, _clock);
        using var stop = new CancellationTokenSource();
        var running = sender.RunAsync(stop.Token);

        await Wait.UntilAsync(() => sender.LastError is not null);
        Assert.Equal(StatusCode.PermissionDenied, sender.LastError!.Code);
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _outbox.Waiting == 0;
        });
        await Wait.UntilAsync(() => sender.LastError is null);
        await stop.CancelAsync();
        await running.Bounded();
    }

    private Task<long> EnqueueAsync(Google.Protobuf.IMessage request, long? petitionOf = null) =>
        _outbox.EnqueueAsync(request, petitionOf, Wait.Token);

    /// <summary>Sends until nothing waits.</summary>
    private async Task SendAsync()
    {
        using var stop = new CancellationTokenSource();
        var running = new OutboxSender(_outbox, _channel.Sync, _channel.Ledger).RunAsync(stop.Token);
        await _outbox.DrainAsync(Wait.Token).Bounded();
        await stop.CancelAsync();
        await running.Bounded();
    }
}
