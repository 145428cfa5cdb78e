using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Tests.Running;
using PetitionHub.V1;
using static PetitionHub.Hub.Tests.Running.TestUnits;

namespace PetitionHub.Hub.Tests.Confidentiality;

/// <summary>
/// A unit that had a copy and is then accused by an amendment sees nothing more, not even what it was told before.
/// </summary>
public sealed class LaterAccusationTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Copied = "430100-health";
    private const string BelowCopied = "430103-health";

    [Theory]
    [InlineData(Copied)]
    [InlineData(BelowCopied)]
    public async Task Unit_AccusedLater_SeesNothingMoreOnAnyPath(string unit)
    {
        var (petition, sequences) = await CopyToAsync(unit);
        var sight = new Sight(hub, unit);
        Assert.True(await sight.GetsAsync(petition));
        Assert.Single(await sight.PulledAsync(petition));
        var found = await hub.As(Tianxin)
            .Petitions.GetPetitionAsync(new() { PetitionId = petition }, cancellationToken: Wait.Token);
        Assert.True(await sight.SeesProgressAsync(found.Petition.QueryCode));

        Assert.True(await sight.CopiesAsync(petition));
        var received = await sight.CountReceivedAsync();

        await AccuseAsync(petition);

        Assert.False(await sight.CopiesAsync(petition));
        Assert.Equal(received - 1, await sight.CountReceivedAsync());
        Assert.False(await sight.GetsAsync(petition));
        Assert.False(await sight.SeesTimelineAsync(petition));
        foreach (var sequence in sequences)
            Assert.False(await sight.SeesEntryAsync(sequence));
        Assert.Empty(await sight.ListedInAsync(petition));
        Assert.False(await sight.SeesProgressAsync(found.Petition.QueryCode));
        Assert.Empty(await sight.PulledAsync(petition));
        Assert.Empty(await sight.PulledAsync(petition, pageSize: 1));
        Assert.Empty(await sight.FedAsync(petition));
        Assert.Empty(await sight.FedAsync(petition, pageSize: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task Inbox_WithAccusationsAmongOthers_GivesTheOthersWhateverThePage(int pageSize)
    {
        var kept = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await AccuseAsync((await CopyToAsync(Copied)).Petition);
            kept.Add((await CopyToAsync(Copied)).Petition);
            await AccuseAsync((await CopyToAsync(Copied)).Petition);
        }

        var sight = new Sight(hub, Copied);
        foreach (var petition in kept)
            Assert.Single(await sight.PulledAsync(petition, pageSize));
        using var stream = await InboxStream.OpenAsync(
            hub.As(Copied).Inbox,
            new SubscribeInboxRequest { Consumer = "stream", AfterSequence = await SequenceBeforeAsync(kept[0]) });
        Assert.Equal(kept, (await stream.NextAsync(kept.Count)).Select(entry => entry.PetitionId));
    }

    [Fact]
    public async Task Stream_WhoseClientDoesNotRead_DoesNotGiveWhatWaitsAfterAnAccusation()
    {
        const string Unit = "430103-market-regulation";
        using var stream = await InboxStream.OpenAsync(hub.As(Unit).Inbox, "main");
        await Wait.UntilAsync(() => hub.Hub.Get<InboxListeners>().Count(Unit) == 1);
        // More than the window of the connection and the page at hand hold, and less than overflows the feed.
        var before = await hub.RegisterForAsync(Tianxin, Unit, 1_200);
        var petition = await CopyAsync(Unit);

        await AccuseAsync(petition, Unit);

        var after = await hub.RegisterForAsync(Tianxin, Unit);
        var seen = await stream.NextAsync(before.Count + 1);
        Assert.Equal(before.Append(after).Select(receipt => receipt.LastSequence), seen.Select(entry => entry.Sequence));
    }

    private async Task<(string Petition, long[] Sequences)> CopyToAsync(string unit)
    {
        var registered = await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register());
        var copied = await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Copy(registered.PetitionId, unit));
        return (registered.PetitionId, [registered.LastSequence, copied.LastSequence]);
    }

    private async Task<string> CopyAsync(string unit) => (await CopyToAsync(unit)).Petition;

    private async Task AccuseAsync(string petition, string accused = Copied) =>
        await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Amend(petition, Ask.Details(accused), version: 2));

    private async Task<long> SequenceBeforeAsync(string petition) =>
        (await new Sight(hub, Copied).PulledAsync(petition))[0].Sequence - 1;
}
