using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>Reconciling: what the hub counts and digests is what the two sides' own records give.</summary>
public sealed class ExchangeTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly List<(Receipt Receipt, string Destination)> _sent = [];

    [Fact]
    public async Task Totals_OfWhatWasSent_AreThoseOfTheReceiptsByDestination()
    {
        const string Unit = Yuelu;
        var (before, _) = await hub.HeadAsync();
        var petition = await SendAsync(Unit, Ask.RegisterFor(YueluHousing));
        await SendAsync(Unit, Ask.Register());
        await SendAsync(Unit, Ask.For<UrgePetitionRequest>(petition, new Urging { Reasons = Ask.Reasons }));
        await SendAsync(Unit, Ask.Copy(petition, Tianxin));
        await SendAsync(Unit, Ask.Copy(petition, "430104-health"));
        await hub.RegisterForAsync(Tianxin, TianxinHousing);

        var totals = await TotalsAsync(Unit, before);

        var sent = totals.Where(total => total.Direction == ExchangeDirection.Sent).ToList();
        Assert.Equal(
            _sent.GroupBy(item => item.Destination).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (long)group.Count(),
                    Digest(group.Select(item => (item.Receipt.LastSequence, item.Receipt.Sha256))))),
            sent.Select(total => (total.Counterparty, total.Count, total.Digest)));
    }

    [Fact]
    public async Task Totals_OfWhatWasReceived_AreThoseOfTheInboxByActor()
    {
        const string Unit = "430103-market-regulation";
        await hub.RegisterForAsync(Tianxin, Unit, 3);
        await hub.RegisterForAsync(Changsha, Unit, 2);
        var inbox = await hub.As(Unit).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token);

        var received = (await TotalsAsync(Unit, 0)).Where(total => total.Direction == ExchangeDirection.Received);

        Assert.Equal(
            inbox.Entries.Select((entry, i) => (entry.Actor, Item: (entry.Sequence, inbox.Sha256S[i])))
                .GroupBy(item => item.Actor).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (long)group.Count(), Digest(group.Select(item => item.Item)))),
            received.Select(total => (total.Counterparty, total.Count, total.Digest)));
    }

    [Fact]
    public async Task Totals_OfAPeriod_HaveWhatWasAcceptedInIt()
    {
        const string Unit = "330102-bureau";
        var first = await SendAtAsync(Unit);
        await Task.Delay(5, Wait.Token);
        var second = await SendAtAsync(Unit);
        await Task.Delay(5, Wait.Token);
        var third = await SendAtAsync(Unit);

        var answer = await hub.As(Unit).Sync.ListExchangeTotalsAsync(
            new() { StartTime = second.Time, EndTime = third.Time }, cancellationToken: Wait.Token);

        Assert.InRange(answer.AfterSequence, first.LastSequence, second.FirstSequence - 1);
        Assert.InRange(answer.ThroughSequence, second.LastSequence, third.FirstSequence - 1);
        var total = Assert.Single(answer.Totals);
        Assert.Equal((1, Digest([(second.LastSequence, second.Sha256)])), (total.Count, total.Digest));
        var none = await hub.As(Unit).Sync.ListExchangeTotalsAsync(
            new() { StartTime = third.Time, EndTime = first.Time }, cancellationToken: Wait.Token);
        Assert.Empty(none.Totals);
    }

    [Fact]
    public async Task Totals_PageByPage_AreTheSameUpToTheHeadOfTheFirst()
    {
        const string Unit = "430100-bureau";
        foreach (var other in new[] { Tianxin, Yuelu, ChangshaHousing })
            await hub.RegisterForAsync(Unit, other);
        var whole = await hub.As(Unit).Sync.ListExchangeTotalsAsync(new(), cancellationToken: Wait.Token);
        var read = new List<ExchangeTotals>();
        var page = await hub.As(Unit).Sync.ListExchangeTotalsAsync(new() { PageSize = 1 }, cancellationToken: Wait.Token);
        while (true)
        {
            read.AddRange(page.Totals);
            Assert.Equal(whole.ThroughSequence, page.ThroughSequence);
            if (page.NextPageToken.Length == 0)
                break;
            page = await hub.As(Unit).Sync.ListExchangeTotalsAsync(new() { PageSize = 1, PageToken = page.NextPageToken },
                cancellationToken: Wait.Token);
        }

        Assert.Equal(whole.Totals, read);
        var token = (await hub.As(Unit).Sync.ListExchangeTotalsAsync(new() { PageSize = 1 }, cancellationToken: Wait.Token))
            .NextPageToken;
        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.PageTokenInvalid,
            () => hub.As(Tianxin).Sync.ListExchangeTotalsAsync(new() { PageToken = token }, cancellationToken: Wait.Token)
                .ResponseAsync, "page_token");
    }

    [Fact]
    public async Task Compare_OfRanges_NamesTheEntriesOfThoseThatDiffer()
    {
        const string Unit = "330100-bureau";
        var receipts = await hub.RegisterForAsync(Unit, "330100-housing", 6);
        var middle = receipts[2].LastSequence;
        var (left, right) = (receipts.Take(3).ToList(), receipts.Skip(3).Where((_, i) => i != 1).ToList());
        var request = new CompareDigestsRequest
        {
            Direction = ExchangeDirection.Sent,
            Counterparty = "330100-housing",
            Ranges = { Range(receipts[0].FirstSequence - 1, middle, left), Range(middle, receipts[^1].LastSequence, right) },
        };

        var answer = await hub.As(Unit).Sync.CompareDigestsAsync(request, cancellationToken: Wait.Token);

        Assert.Equal([(true, 3L, 0), (false, 3L, 3)],
            answer.Ranges.Select(range => (range.Equal, range.Count, range.Entries.Count)));
        Assert.Equal(
            receipts.Skip(3).Select(r => (r.LastSequence, r.Sha256, r.PetitionId, r.RequestId)),
            answer.Ranges[1].Entries.Select(entry => (entry.Sequence, entry.Sha256, entry.PetitionId, entry.RequestId)));
        Assert.Equal(Digest(receipts.Skip(3).Select(r => (r.LastSequence, r.Sha256))), answer.Ranges[1].Digest);
        request.Counterparty = "";
        request.Ranges.RemoveAt(1);
        Assert.Equal(0, (await hub.As(Unit).Sync.CompareDigestsAsync(request, cancellationToken: Wait.Token)).Ranges[0].Count);
    }

    [Theory]
    [InlineData("direction")]
    [InlineData("counterparty")]
    [InlineData("ranges")]
    [InlineData("ranges[0].digest")]
    [InlineData("ranges[0].through_sequence")]
    public async Task Compare_WithAWrongField_IsRefused(string field)
    {
        var request = new CompareDigestsRequest
        {
            Direction = ExchangeDirection.Received,
            Ranges = { Range(0, 10, []), Range(10, 20, []) }
        };
        switch (field)
        {
            case "direction": request.Direction = ExchangeDirection.Unspecified; break;
            case "counterparty": request.Counterparty = "No Unit"; break;
            case "ranges": request.Ranges[1].AfterSequence = 9; break;
            case "ranges[0].digest": request.Ranges[0].Digest = ByteString.Empty; break;
            default: request.Ranges[0].AfterSequence = 10; break;
        }

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => hub.As(Tianxin).Sync.CompareDigestsAsync(request, cancellationToken: Wait.Token).ResponseAsync, field);
    }

    [Fact]
    public void DestinationOf_EveryCommand_IsTheSameOfItsRequestAndOfItsLastEntry()
    {
        var petition = Ask.NewId();
        (IMessage Request, LedgerEntry Last, string Destination)[] cases =
        [
            (Ask.RegisterFor(Tianxin), new() { Transfer = new() { DestinationUnit = Tianxin } }, Tianxin),
            (Ask.Register(), new() { Registration = new() { Details = Ask.Details() } }, ""),
            (Ask.Assign(petition, Yuelu), new() { Assignment = new() { DestinationUnit = Yuelu } }, Yuelu),
            (Ask.DecideObjection(petition, true, Yuelu), new() { Transfer = new() { DestinationUnit = Yuelu } }, Yuelu),
            (Ask.DecideObjection(petition, false), new() { ObjectionDecision = new() }, ""),
            (Ask.For<RequestFuchaRequest>(petition, new ReviewRequest { ReviewingUnit = Changsha }),
                new() { FuchaRequest = new() { ReviewingUnit = Changsha } }, Changsha),
            (Ask.For<DecideDisputeRequest>(petition, new DisputeDecision { ResponsibleUnit = Changsha }),
                new() { DisputeDecision = new() { ResponsibleUnit = Changsha } }, Changsha),
            (
                Ask.For<NameUnitsRequest>(petition, new UnitNaming { LeadUnit = Changsha }),
                new() { UnitNaming = new() { LeadUnit = Changsha } }, ""),
            (Ask.Object(petition), new() { Objection = new() { SuggestedUnit = Yuelu } }, ""),
        ];

        foreach (var (request, last, destination) in cases)
            Assert.Equal((destination, destination), (CommandDestination.Of(request), CommandDestination.Of(last)));
    }

    private static DigestRange Range(long after, long through, List<Receipt> receipts) => new()
    {
        AfterSequence = after,
        ThroughSequence = through,
        Count = receipts.Count,
        Digest = Digest(receipts.Select(receipt => (receipt.LastSequence, receipt.Sha256))),
    };

    private static ByteString Digest(IEnumerable<(long Sequence, ByteString Sha256)> items)
    {
        using var digest = new ExchangeDigest();
        foreach (var (sequence, sha256) in items)
            digest.Add(sequence, sha256.Span);
        return ByteString.CopyFrom(digest.GetDigest());
    }

    private async Task<string> SendAsync(string unit, IMessage command)
    {
        var receipt = await hub.As(unit).CallInvoker.SendAsync(command);
        _sent.Add((receipt, CommandDestination.Of(command)));
        return receipt.PetitionId;
    }

    private Task<Receipt> SendAtAsync(string unit) => hub.As(unit).CallInvoker.SendAsync(Ask.Register());

    /// <summary>The totals of what came after a sequence, by a period that begins after its time.</summary>
    private async Task<List<ExchangeTotals>> TotalsAsync(string unit, long after)
    {
        var request = new ListExchangeTotalsRequest();
        if (after > 0)
        {
            var last = await hub.As(National)
                .Sync.PullFeedAsync(new() { AfterSequence = after - 1, PageSize = 2 }, cancellationToken: Wait.Token);
            request.StartTime = last.Entries.FirstOrDefault(entry => entry.Entry.Sequence > after)?.Entry.Time;
        }

        return [.. (await hub.As(unit).Sync.ListExchangeTotalsAsync(request, cancellationToken: Wait.Token)).Totals];
    }
}
