using System.Security.Cryptography;
using Grpc.Core;
using PetitionHub.Client;
using PetitionHub.Hub.Streams;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using PetitionHub.Wire;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>Feeds: all that a unit may read, from the ledger and as it comes.</summary>
public sealed class FeedTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task PullFeed_OfABureau_IsItsTerritoryAsWellAsItsInbox()
    {
        var (after, _) = await hub.HeadAsync();
        var inside = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var outside = await hub.RegisterForAsync(Yuelu, YueluHousing);
        var fromAbove = await hub.RegisterForAsync(Changsha, Tianxin);

        var tianxin = await PullAsync(Tianxin, after);
        var changsha = await PullAsync(Changsha, after, size: 1);

        Assert.Equal(Of(inside, fromAbove), tianxin.Select(entry => entry.Entry.Sequence));
        Assert.Equal(Of(inside, outside, fromAbove), changsha.Select(entry => entry.Entry.Sequence));
        Assert.Empty(await PullAsync(Zhejiang, after));
        Assert.Equal([inside.LastSequence], (await PullAsync(TianxinHousing, after)).Select(entry => entry.Entry.Sequence));
        Assert.All(
            tianxin,
            entry => Assert.Equal(SHA256.HashData(EntryTexts.TakeApart(entry.Entry).Content), entry.Sha256.ToByteArray()));
    }

    [Theory]
    [InlineData(FeedScope.Addressed)]
    [InlineData(FeedScope.Sent)]
    [InlineData(FeedScope.Territory)]
    public async Task PullFeed_OfOneScope_GivesOnlyThat(FeedScope scope)
    {
        const string Unit = "430104-bureau";
        var (after, _) = await hub.HeadAsync();
        var addressed = await hub.RegisterForAsync(Changsha, Unit);
        var sent = await hub.As(Unit).CallInvoker.SendAsync(Ask.Acknowledge(addressed.PetitionId));
        var inTerritory = await hub.As(YueluHousing).CallInvoker.SendAsync(Ask.Register());

        var found = (await PullAsync(Unit, after, filter: new FeedFilter { Scopes = { scope } }))
            .Select(entry => entry.Entry.Sequence);

        Assert.Equal(
            scope switch
            {
                FeedScope.Addressed => [addressed.LastSequence],
                FeedScope.Sent => [sent.LastSequence],
                _ => Of(addressed, sent, inTerritory),
            },
            found);
    }

    [Fact]
    public async Task PullFeed_OfTheTerritoryOfAnOrgan_IsEmptyAndMovesOn()
    {
        await hub.RegisterForAsync(Tianxin, TianxinHousing);

        var page = await hub.As(TianxinHousing).Sync.PullFeedAsync(
            new() { Filter = new() { Scopes = { FeedScope.Territory } } }, cancellationToken: Wait.Token);

        Assert.Equal((0, false), (page.Entries.Count, page.More));
    }

    [Fact]
    public async Task PullFeed_WithFilters_GivesWhatHasAllOfThem()
    {
        var (after, _) = await hub.HeadAsync();
        var wanted = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var filter = new FeedFilter { Steps = { "transfer", "copying" }, MatterIds = { wanted.PetitionId } };

        Assert.Equal(
            [wanted.LastSequence], (await PullAsync(Tianxin, after, filter: filter)).Select(entry => entry.Entry.Sequence));
        Assert.Empty(await PullAsync(Tianxin, after, filter: new FeedFilter { Steps = { "voiding" } }));
    }

    [Theory]
    [InlineData("filter.steps[0]")]
    [InlineData("filter.scopes[0]")]
    [InlineData("filter.matter_ids[0]")]
    [InlineData("filter.matter_ids")]
    [InlineData("after_sequence")]
    [InlineData("page_size")]
    public async Task PullFeed_WithAWrongField_IsRefused(string field)
    {
        var request = new PullFeedRequest { Filter = new() };
        switch (field)
        {
            case "filter.steps[0]": request.Filter.Steps.Add("Transfer"); break;
            case "filter.scopes[0]": request.Filter.Scopes.Add(FeedScope.Unspecified); break;
            case "filter.matter_ids[0]": request.Filter.MatterIds.Add("no"); break;
            case "filter.matter_ids": request.Filter.MatterIds.Add(Enumerable.Range(0, 101).Select(_ => Ask.NewId())); break;
            case "page_size": request.PageSize = 1_001; break;
            default: request.AfterSequence = -1; break;
        }

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => hub.As(Tianxin).Sync.PullFeedAsync(request, cancellationToken: Wait.Token).ResponseAsync, field);
    }

    [Fact]
    public async Task Feed_BeyondTheHead_IsRefused()
    {
        var after = (await hub.HeadAsync()).Sequence + 1_000_000;

        await hub.RefusesAsync(
            StatusCode.OutOfRange, Reason.CursorAhead,
            () => hub.As(Tianxin).Sync.PullFeedAsync(new() { AfterSequence = after }, cancellationToken: Wait.Token)
                .ResponseAsync);
        using var call = hub.As(Tianxin).Sync.StreamFeed(new() { AfterSequence = after }, cancellationToken: Wait.Token);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Wait.Token).Bounded());
        Assert.Equal(Reason.CursorAhead, HubError.From(exception).Reason);
    }

    [Fact]
    public async Task PullFeed_WithLongTexts_IsCutAndGoesOn()
    {
        var (after, _) = await hub.HeadAsync();
        var details = Ask.Details();
        details.Content = new string('长', 20_000);
        for (var i = 0; i < 15; i++)
            await hub.As(Yuelu).CallInvoker.SendAsync(Ask.Register(details));

        var first = await hub.As(Yuelu)
            .Sync.PullFeedAsync(new() { AfterSequence = after, PageSize = 500 }, cancellationToken: Wait.Token);

        Assert.InRange(first.Entries.Count, 1, 14);
        Assert.True(first.More);
        Assert.Equal(first.Entries[^1].Entry.Sequence, first.ThroughSequence);
        Assert.Equal(15, (await PullAsync(Yuelu, after, 500)).Count);
    }

    [Theory]
    [InlineData(Changsha)]
    [InlineData(TianxinHousing)]
    [InlineData(National)]
    public async Task StreamFeed_OpenedInTheMiddle_GivesAllThatWasAndAllThatComes(string unit)
    {
        var (after, _) = await hub.HeadAsync();
        var expected = (await hub.RegisterForAsync(Tianxin, TianxinHousing, 30)).ToList();
        using var feed = await FeedCall.OpenAsync(hub.As(unit).Sync, after);
        expected.AddRange(await hub.RegisterForAsync(Tianxin, TianxinHousing, 30));
        var sequences = (unit == TianxinHousing ? expected.Select(receipt => receipt.LastSequence) : Of([.. expected])).Order()
            .ToList();

        Assert.Equal(sequences, (await feed.NextAsync(sequences.Count)).Select(entry => entry.Entry.Sequence));

        var later = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        Assert.Equal(unit == TianxinHousing ? later.LastSequence : later.FirstSequence, (await feed.NextAsync()).Entry.Sequence);
    }

    [Fact]
    public async Task StreamFeed_WithCommandsFromManyAtOnce_IsThePulledFeed()
    {
        var (after, _) = await hub.HeadAsync();
        using var feed = await FeedCall.OpenAsync(hub.As(Changsha).Sync, after);
        await Task.WhenAll(
            hub.RegisterForAsync(Tianxin, TianxinHousing, 300),
            hub.RegisterForAsync(Yuelu, YueluHousing, 300),
            hub.RegisterForAsync(Hunan, Changsha, 300),
            hub.RegisterForAsync(Zhejiang, "330100-bureau", 300));

        var pulled = await PullAsync(Changsha, after, 700);

        Assert.InRange(pulled.Count, 1_800, 1_800);
        Assert.Equal(pulled, await feed.NextAsync(pulled.Count));
    }

    [Fact]
    public async Task StreamFeed_WhoseClientDoesNotRead_LosesNothing()
    {
        const string Unit = "330102-bureau";
        using var feed = await FeedCall.OpenAsync(hub.As(Unit).Sync, (await hub.HeadAsync()).Sequence);
        var expected = await hub.RegisterForAsync(Zhejiang, Unit, 2_000);

        Assert.Equal(
            Of([.. expected]), (await feed.NextAsync(4_000)).Select(entry => entry.Entry.Sequence));
    }

    [Fact]
    public async Task StreamFeed_OfSomebodyElsesEntries_IsNotWoken()
    {
        var query = new PetitionHub.Ledger.Feeds.FeedQuery { Reaching = Domain.Units.Territory.Parse("330102") };
        using var wake = hub.Hub.Get<FeedWakes>().Open(query);
        await hub.RegisterForAsync(Tianxin, TianxinHousing);
        using var cancelled = new CancellationTokenSource();
        var waiting = wake.WaitAsync(cancelled.Token).AsTask();
        var (_, after) = (await hub.RegisterForAsync(Tianxin, TianxinHousing), (await hub.HeadAsync()).Sequence);
        await Wait.UntilAsync(() => hub.Hub.Get<Hub.Tail.LedgerTail>().Position >= after);

        Assert.False(waiting.IsCompleted);

        await hub.As("330102-housing").CallInvoker.SendAsync(Ask.Register());
        await waiting.Bounded();
    }

    [Fact]
    public async Task StreamFeed_OnceMoreThanTheLimit_IsRefusedUntilOneEnds()
    {
        const string Unit = "430100-education";
        var code = Domain.Units.UnitCode.Parse(Unit);
        var feeds = new List<FeedCall>();
        for (var i = 0; i < UnitStreams.StreamsPerUnit; i++)
            feeds.Add(await FeedCall.OpenAsync(hub.As(Unit).Sync, 0));

        using (var oneMore = hub.As(Unit).Sync.StreamFeed(new(), cancellationToken: Wait.Token))
        {
            var error = HubError.From(
                await Assert.ThrowsAsync<RpcException>(() => oneMore.ResponseStream.MoveNext(Wait.Token).Bounded()));
            Assert.Equal((StatusCode.ResourceExhausted, Reason.HubBusy), (error.Code, error.Reason));
        }

        feeds.ForEach(feed => feed.Dispose());
        await Wait.UntilAsync(() => hub.Hub.Get<SyncApi>().Feeds.Count(code) == 0);
    }

    [Fact]
    public async Task StreamFeed_OfAUnitThatIsSuspended_EndsWithTheNextEntry()
    {
        const string Unit = "430103-education";
        using var feed = await FeedCall.OpenAsync(hub.As(Unit).Sync, (await hub.HeadAsync()).Sequence);
        var petition = (await hub.RegisterForAsync(Tianxin, Unit)).PetitionId;
        await feed.NextAsync();
        await hub.ChangeUnitAsync(UnitChangeKind.Suspend, Unit);

        await hub.As(Changsha)
            .CallInvoker.SendAsync(Ask.For<UrgePetitionRequest>(petition, new Urging { Reasons = Ask.Reasons }));

        Assert.Equal(Reason.UnitInactive, HubError.From(await feed.EndAsync()).Reason);
        await hub.ChangeUnitAsync(UnitChangeKind.Reinstate, Unit);
    }

    [Fact]
    public async Task Feed_OfASecondBureauOfTheTerritory_HasNothingOfTheFirst()
    {
        var second = await RegisterBureauAsync("430103-bureau-2", "430103");
        var theirs = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var own = await hub.As(second).CallInvoker.SendAsync(Ask.Register());

        var petitions = (await PullAsync(second, 0)).Select(entry => entry.Entry.PetitionId).ToHashSet();

        // Housing holds it now, over which both stand; what the first still holds is its own.
        Assert.Contains(own.PetitionId, petitions);
        Assert.Contains(theirs.PetitionId, petitions);
        var held = await hub.As(Tianxin).CallInvoker.SendAsync(Ask.Register());
        Assert.DoesNotContain(held.PetitionId, (await PullAsync(second, 0)).Select(entry => entry.Entry.PetitionId));
    }

    private async Task<string> RegisterBureauAsync(string code, string territory)
    {
        await ChangeAsync(UnitChangeKind.Register, Bureau(code, territory));
        return code;
    }

    private static Unit Bureau(string code, string territory) =>
        new() { UnitCode = code, Name = code, Territory = territory, OrganType = OrganType.Bureau, System = "petition" };

    private async Task ChangeAsync(UnitChangeKind kind, Unit unit) => await hub.Operator.Units.ChangeUnitAsync(
        new() { RequestId = Ask.NewId(), UnitChange = new() { Kind = kind, Unit = unit, Reason = "The government decided so." } },
        cancellationToken: Wait.Token);

    private static List<long> Of(params IEnumerable<Receipt> receipts) =>
        [.. receipts.SelectMany(receipt => new[] { receipt.FirstSequence, receipt.LastSequence }).Distinct().Order()];

    private async Task<List<FeedEntry>> PullAsync(string unit, long after, int size = 0, FeedFilter? filter = null)
    {
        var entries = new List<FeedEntry>();
        for (var more = true; more;)
        {
            var page = await hub.As(unit).Sync.PullFeedAsync(
                new() { AfterSequence = after, PageSize = size, Filter = filter }, cancellationToken: Wait.Token);
            entries.AddRange(page.Entries);
            (after, more) = (page.ThroughSequence, page.More);
        }

        return entries;
    }
}
