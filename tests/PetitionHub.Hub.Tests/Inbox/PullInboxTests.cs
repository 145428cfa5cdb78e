using Google.Protobuf.WellKnownTypes;
using PetitionHub.Hub.Inbox;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Inbox;

public sealed class PullInboxTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task PullInbox_WhereNothingComes_IsEmptyAfterItsWait()
    {
        var page = await PullAsync("330100-bureau", "main", wait: TimeSpan.FromMilliseconds(200));

        Assert.Empty(page.Entries);
        Assert.False(page.More);
        Assert.Equal(0, page.Cursor);
    }

    [Fact]
    public async Task PullInbox_WhileItWaits_IsAnsweredByALaterEntry()
    {
        const string Unit = "330102-bureau";
        var waiting = PullAsync(Unit, "main", wait: TimeSpan.FromSeconds(60));
        await Wait.UntilAsync(() => hub.Hub.Get<InboxListeners>().Count(Unit) == 1);
        Assert.False(waiting.IsCompleted);

        var receipt = await hub.RegisterForAsync(Zhejiang, Unit);

        Assert.Equal([receipt.LastSequence], (await waiting).Entries.Select(entry => entry.Sequence));
        await Wait.UntilAsync(() => hub.Hub.Get<InboxListeners>().Count(Unit) == 0);
    }

    [Fact]
    public async Task PullInbox_PageByPage_GivesEachOnceInOrder()
    {
        var receipts = await hub.RegisterForAsync(Hunan, Yuelu, 7);
        var sequences = new List<long>();
        for (var more = true; more;)
        {
            var page = await PullAsync(Yuelu, "pages", size: 3);
            Assert.InRange(page.Entries.Count, 1, 3);
            sequences.AddRange(page.Entries.Select(entry => entry.Sequence));
            await AcknowledgeAsync(Yuelu, "pages", sequences[^1]);
            more = page.More;
        }

        Assert.Equal(receipts.Select(receipt => receipt.LastSequence), sequences);
    }

    [Fact]
    public async Task AcknowledgeInbox_OfALowerSequence_ChangesNothing()
    {
        var receipts = await hub.RegisterForAsync(Hunan, Tianxin, 2);
        var (first, second) = (receipts[0].LastSequence, receipts[1].LastSequence);

        Assert.Equal(second, await AcknowledgeAsync(Tianxin, "main", second));
        Assert.Equal(second, await AcknowledgeAsync(Tianxin, "main", first));
        Assert.Equal(second, await AcknowledgeAsync(Tianxin, "main", second));
        Assert.Empty((await PullAsync(Tianxin, "main")).Entries);
        Assert.Equal([first, second], (await PullAsync(Tianxin, "other")).Entries.Select(entry => entry.Sequence));
        Assert.Equal([second], (await PullAsync(Tianxin, "main", after: first)).Entries.Select(entry => entry.Sequence));
        Assert.Equal(second, (await PullAsync(Tianxin, "main", after: 0)).Cursor);
    }

    [Fact]
    public async Task PullInbox_WithLongTexts_IsCutAndGoesOn()
    {
        const int Count = 30;
        const string Unit = "430100-education";
        for (var i = 0; i < Count; i++)
        {
            var request = Ask.RegisterFor(Unit);
            request.Registration.Details.Content = new string('文', 20_000);
            var petition = (await hub.As(Changsha).CallInvoker.SendAsync(request)).PetitionId;
            await hub.As(Changsha).CallInvoker.SendAsync(Ask.Amend(petition, request.Registration.Details, version: 2));
        }

        var page = await PullAsync(Unit, "main", size: 1_000);

        Assert.True(page.More);
        Assert.InRange(page.CalculateSize(), 1, 1024 * 1024);
        var rest = await PullAsync(Unit, "main", size: 1_000, after: page.Entries[^1].Sequence);
        Assert.True(rest.Entries[0].Sequence > page.Entries[^1].Sequence);
    }

    [Fact]
    public async Task ParkInboxEntry_ThenUnparked_MovesTheCursorAndIsListedMeanwhile()
    {
        const string Unit = "430100-health";
        var receipts = await hub.RegisterForAsync(Changsha, Unit, 3);
        var inbox = hub.As(Unit).Inbox;

        foreach (var receipt in receipts)
        {
            var parked = await inbox.ParkInboxEntryAsync(
                new() { Consumer = "main", Sequence = receipt.LastSequence, Reason = "格式不符" }, cancellationToken: Wait.Token);
            Assert.Equal(receipt.LastSequence, parked.Cursor);
        }

        await inbox.ParkInboxEntryAsync(
            new() { Consumer = "main", Sequence = receipts[0].LastSequence, Reason = "新的原因" }, cancellationToken: Wait.Token);
        var first = await inbox.ListParkedInboxEntriesAsync(new() { Consumer = "main", PageSize = 2 },
            cancellationToken: Wait.Token);
        var second = await inbox.ListParkedInboxEntriesAsync(
            new() { Consumer = "main", PageSize = 2, PageToken = first.NextPageToken }, cancellationToken: Wait.Token);
        Assert.Equal(
            receipts.Select(receipt => ("main", receipt.LastSequence)),
            first.Entries.Concat(second.Entries).Select(entry => (entry.Consumer, entry.Sequence)));
        Assert.Equal(("新的原因", ""), (first.Entries[0].Reason, second.NextPageToken));
        Assert.NotNull(first.Entries[0].ParkTime);
        Assert.Empty(
            (await inbox.ListParkedInboxEntriesAsync(new() { Consumer = "other" }, cancellationToken: Wait.Token)).Entries);

        await inbox.UnparkInboxEntryAsync(new() { Consumer = "main", Sequence = receipts[1].LastSequence },
            cancellationToken: Wait.Token);

        var left = await inbox.ListParkedInboxEntriesAsync(new(), cancellationToken: Wait.Token);
        Assert.Equal([receipts[0].LastSequence, receipts[2].LastSequence], left.Entries.Select(entry => entry.Sequence));
        Assert.Empty((await PullAsync(Unit, "main")).Entries);
        Assert.Equal(3, (await PullAsync(Unit, "main", after: 0)).Entries.Count);
    }

    private async Task<PullInboxResponse> PullAsync(
        string unit, string consumer, int size = 0, TimeSpan wait = default, long? after = null)
    {
        var request = new PullInboxRequest { Consumer = consumer, PageSize = size, Wait = Duration.FromTimeSpan(wait) };
        if (after is { } sequence)
            request.AfterSequence = sequence;
        return await hub.As(unit).Inbox.PullInboxAsync(request, cancellationToken: Wait.Token);
    }

    private async Task<long> AcknowledgeAsync(string unit, string consumer, long sequence) =>
        (await hub.As(unit).Inbox.AcknowledgeInboxAsync(
            new() { Consumer = consumer, Sequence = sequence }, cancellationToken: Wait.Token)).Cursor;
}
