using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Tests.Running;
using PetitionHub.V1;
using static PetitionHub.Hub.Tests.Running.TestUnits;

namespace PetitionHub.Hub.Tests.Inbox;

public sealed class SubscribeInboxTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task SubscribeInbox_WithABacklog_GivesItAndThenWhatComes()
    {
        var expected = (await hub.RegisterForAsync(Hunan, Yuelu, 5)).Select(receipt => receipt.LastSequence).ToList();
        using var stream = await SubscribeAsync(Yuelu);
        expected.AddRange((await hub.RegisterForAsync(Hunan, Yuelu, 5)).Select(receipt => receipt.LastSequence));

        Assert.Equal(expected, (await stream.NextAsync(expected.Count)).Select(entry => entry.Sequence));
        var later = await hub.RegisterForAsync(Hunan, Yuelu);
        Assert.Equal(later.LastSequence, (await stream.NextAsync()).Sequence);
    }

    [Fact]
    public async Task SubscribeInbox_WhoseClientDoesNotRead_LosesNothing()
    {
        const string Unit = "330102-bureau";
        using var stream = await SubscribeAsync(Unit);
        // More than the window of the connection, the page at hand and the feed behind it hold together.
        var remark = new string('长', 2_000);
        var expected = new List<long>();
        for (var i = 0; i < 2 * InboxListener.Capacity; i += 64)
            expected.AddRange(await RegisterLongAsync(Unit, remark, 64));

        Assert.Equal(expected.Order(), (await stream.NextAsync(expected.Count)).Select(entry => entry.Sequence));
        var later = await hub.RegisterForAsync(Zhejiang, Unit);
        Assert.Equal(later.LastSequence, (await stream.NextAsync()).Sequence);
    }

    [Fact]
    public async Task SubscribeInbox_AgainWithoutAnAcknowledgement_GivesTheSameAgain()
    {
        const string Unit = "430100-health";
        var receipts = await hub.RegisterForAsync(Changsha, Unit, 3);
        using (var stream = await SubscribeAsync(Unit))
            await stream.NextAsync(3);
        await hub.As(Unit).Inbox.AcknowledgeInboxAsync(
            new() { Consumer = "main", Sequence = receipts[0].LastSequence }, cancellationToken: Wait.Token);

        using var again = await SubscribeAsync(Unit);

        Assert.Equal(receipts.Skip(1).Select(receipt => receipt.LastSequence),
            (await again.NextAsync(2)).Select(entry => entry.Sequence));
        using var other = await SubscribeAsync(Unit, "other");
        Assert.Equal(
            receipts.Select(receipt => receipt.LastSequence), (await other.NextAsync(3)).Select(entry => entry.Sequence));
        using var after = await InboxStream.OpenAsync(
            hub.As(Unit).Inbox, new SubscribeInboxRequest { Consumer = "main", AfterSequence = receipts[1].LastSequence });
        Assert.Equal(receipts[2].LastSequence, (await after.NextAsync()).Sequence);
    }

    [Fact]
    public async Task SubscribeInbox_OnceMoreThanTheLimit_IsRefusedUntilOneEnds()
    {
        const string Unit = "430100-education";
        var streams = new List<InboxStream>();
        for (var i = 0; i < InboxListeners.ListenersPerUnit; i++)
            streams.Add(await SubscribeAsync(Unit));
        await Wait.UntilAsync(() => Feeds.Count(Unit) == InboxListeners.ListenersPerUnit);

        using (var oneMore = await SubscribeAsync(Unit))
        {
            var error = HubError.From(await oneMore.EndAsync());
            Assert.Equal((StatusCode.ResourceExhausted, Reason.HubBusy), (error.Code, error.Reason));
            Assert.NotNull(error.RetryDelay);
        }

        streams[0].Cancel();
        await Wait.UntilAsync(() => Feeds.Count(Unit) == InboxListeners.ListenersPerUnit - 1);
        streams[0] = await SubscribeAsync(Unit);
        var receipt = await hub.RegisterForAsync(Changsha, Unit);
        foreach (var stream in streams)
        {
            Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
            stream.Dispose();
        }

        await Wait.UntilAsync(() => Feeds.Count(Unit) == 0);
    }

    [Fact]
    public async Task SubscribeInbox_OfAUnitThatIsSuspended_EndsWithTheNextEntry()
    {
        const string Unit = "430104-housing";
        var petition = (await hub.RegisterForAsync(Yuelu, Unit)).PetitionId;
        using var stream = await SubscribeAsync(Unit);
        await stream.NextAsync();
        await hub.ChangeUnitAsync(UnitChangeKind.Suspend, Unit);

        await hub.As(Changsha)
            .CallInvoker.SendAsync(Ask.For<UrgePetitionRequest>(petition, new Urging { Reasons = Ask.Reasons }));

        var error = HubError.From(await stream.EndAsync());
        Assert.Equal((StatusCode.PermissionDenied, Reason.UnitInactive), (error.Code, error.Reason));
        await hub.ChangeUnitAsync(UnitChangeKind.Reinstate, Unit);
        using var again = await SubscribeAsync(Unit);
        await again.NextAsync(2);
    }

    private InboxListeners Feeds => hub.Hub.Get<InboxListeners>();

    private Task<InboxStream> SubscribeAsync(string unit, string consumer = "main") =>
        InboxStream.OpenAsync(hub.As(unit).Inbox, consumer);

    private async Task<IEnumerable<long>> RegisterLongAsync(string unit, string remark, int count)
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, count).Select(_ =>
        {
            var request = Ask.RegisterFor(unit);
            request.Transfer.Remark = remark;
            return hub.As(Zhejiang).CallInvoker.SendAsync(request);
        }));
        return receipts.Select(receipt => receipt.LastSequence);
    }
}
