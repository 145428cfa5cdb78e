using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using PetitionHub.Client;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Tests.Running;
using PetitionHub.Hub.Tests.Sync;
using PetitionHub.V1;
using static PetitionHub.Hub.Tests.Running.TestUnits;

namespace PetitionHub.Hub.Tests.Stopping;

/// <summary>
/// A hub that stops: long calls end with a reason, commands are answered or refused, and nothing answered is lost.
/// </summary>
public sealed class StoppingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stop_WithOpenStreamsAndWaitingPulls_EndsEachWithHubStopping()
    {
        // Longer than the tests wait: the stop itself must end the calls, not its time-out.
        await using var hub = await TestHub.StartAsync(_folder.Path, stopTimeoutSeconds: 300);
        await hub.ImportUnitsAsync();
        var inbox = new InboxService.InboxServiceClient(hub.ConnectAs(Changsha));
        using var first = await InboxStream.OpenAsync(inbox, "one");
        using var second = await InboxStream.OpenAsync(inbox, "two");
        var pull = inbox.PullInboxAsync(
            new() { Consumer = "three", Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(60)) },
            cancellationToken: Wait.Token).ResponseAsync;
        await Wait.UntilAsync(() => hub.Get<InboxListeners>().Count(Changsha) == 3);

        var stopping = hub.App.StopAsync(Wait.Token);

        AssertStopping(await first.EndAsync());
        AssertStopping(await second.EndAsync());
        AssertStopping(await Assert.ThrowsAsync<RpcException>(() => pull.Bounded()));
        await stopping.Bounded();
        Assert.Equal(0, hub.Get<InboxListeners>().Count(Changsha));
        Assert.Empty(hub.Log.Errors);
    }

    [Fact]
    public async Task Stop_WithAnImportUnderWay_EndsItWithHubStopping()
    {
        await using var hub = await TestHub.StartAsync(_folder.Path, new HubLog(LogLevel.Debug), stopTimeoutSeconds: 300);
        using var import = hub.Operator.Units.ImportUnits(cancellationToken: Wait.Token);
        await import.RequestStream.WriteAsync(TestUnits.Register(All[0]), Wait.Token).Bounded();
        Assert.True(await import.ResponseStream.MoveNext(Wait.Token).Bounded());

        var reading = import.ResponseStream.MoveNext(Wait.Token);

        var stopping = hub.App.StopAsync(Wait.Token);

        await Assert.ThrowsAsync<RpcException>(() => reading.Bounded());
        // The hub waits for the client's end of the stream, too.
        import.Dispose();
        await stopping.Bounded();
        // Told at the hub: .NET's client may lose the status of a stream on which it still sends, where the connection closes
        // next.
        Assert.Contains(hub.Log.Lines, line =>
            line.Contains("UnitService/ImportUnits ended: HUB_STOPPING", StringComparison.Ordinal));
        Assert.Empty(hub.Log.Errors);
    }

    [Fact]
    public async Task Stop_WithAPushUnderWay_EndsItWithHubStopping()
    {
        await using var hub = await TestHub.StartAsync(_folder.Path, new HubLog(LogLevel.Debug), stopTimeoutSeconds: 300);
        await hub.ImportUnitsAsync();
        using var push = await PushCall.OpenAsync(new SyncService.SyncServiceClient(hub.ConnectAs(Changsha)), "book");
        Assert.NotNull((await push.PushAsync(1, Ask.Register())).Receipt);

        var stopping = hub.App.StopAsync(Wait.Token);

        await push.EndAsync();
        push.Dispose();
        await stopping.Bounded();
        Assert.Contains(hub.Log.Lines, line =>
            line.Contains("SyncService/PushCommands ended: HUB_STOPPING", StringComparison.Ordinal));
        Assert.Empty(hub.Log.Errors);
    }

    [Fact]
    public async Task Stop_WithCommandsInFlight_KeepsEveryReceiptAndGoesOnAfterwards()
    {
        var receipts = new List<Receipt>();
        await using (var hub = await TestHub.StartAsync(_folder.Path))
        {
            await hub.ImportUnitsAsync();
            var invoker = hub.ConnectAs(Hunan).CreateCallInvoker();
            var calls = Enumerable.Range(0, 400).Select(_ => invoker.SendAsync(Ask.RegisterFor(Changsha))).ToList();
            await Task.WhenAny(calls).Bounded();
            await hub.App.StopAsync(Wait.Token).Bounded();

            foreach (var call in calls)
            {
                try
                {
                    receipts.Add(await call.Bounded());
                }
                catch (RpcException exception)
                {
                    // Refused by name, or never taken: the connection was gone before.
                    Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
                }
            }

            Assert.Empty(hub.Log.Errors);
        }

        Assert.NotEmpty(receipts);
        await using var again = await TestHub.StartAsync(_folder.Path);
        foreach (var receipt in receipts)
        {
            var found = await again.As(Hunan)
                .Ledger.GetReceiptAsync(new() { RequestId = receipt.RequestId }, cancellationToken: Wait.Token);
            Assert.Equal(receipt, found.Receipt);
        }

        var head = await again.Operator.Ledger.GetLedgerHeadAsync(new(), cancellationToken: Wait.Token);
        Assert.True(head.Sequence >= receipts.Max(receipt => receipt.LastSequence));
        var next = await again.As(Hunan).CallInvoker.SendAsync(Ask.Register());
        Assert.Equal(head.Sequence + 1, next.FirstSequence);
        Assert.Empty(again.Log.Errors);
    }

    [Fact]
    public async Task Cancel_OfALongCall_EndsItAtTheHub()
    {
        await using var hub = await TestHub.StartAsync(_folder.Path);
        await hub.ImportUnitsAsync();
        var inbox = new InboxService.InboxServiceClient(hub.ConnectAs(Changsha));
        using var stream = await InboxStream.OpenAsync(inbox, "one");
        using var cancel = new CancellationTokenSource();
        var pull = inbox.PullInboxAsync(
            new() { Consumer = "two", Wait = Duration.FromTimeSpan(TimeSpan.FromSeconds(60)) },
            cancellationToken: cancel.Token).ResponseAsync;
        await Wait.UntilAsync(() => hub.Get<InboxListeners>().Count(Changsha) == 2);

        stream.Cancel();
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => pull.Bounded());
        await Wait.UntilAsync(() => hub.Get<InboxListeners>().Count(Changsha) == 0);
        Assert.Empty(hub.Log.Errors);
    }

    private static void AssertStopping(RpcException exception)
    {
        var error = HubError.From(exception);
        Assert.True((error.Code, error.Reason) == (StatusCode.Unavailable, Reason.HubStopping), $"{exception}");
        Assert.NotNull(error.RetryDelay);
    }
}
