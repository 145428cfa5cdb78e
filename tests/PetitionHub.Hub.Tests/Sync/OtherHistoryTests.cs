using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using PetitionHub.Hub.Tests.Refusals;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Sync;

/// <summary>
/// A reader that has another entry at a known sequence, as one whose hub was restored from a back-up, is told so by every call
/// that it could be led past entries by.
/// </summary>
public sealed class OtherHistoryTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private const string Consumer = "restored";

    private static readonly ByteString OfAnotherHistory = ByteString.CopyFrom(SHA256.HashData("another entry"u8));

    public static TheoryData<string> Calls => ["pull", "subscribe", "acknowledge", "park", "pull feed", "stream feed"];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_EntryOfAnotherHistoryAtTheSequence_IsToldAndMovesNothing(string call)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);

        await hub.RefusesAsync(
            StatusCode.FailedPrecondition, Reason.HistoryDiffers, () => CallAsync(call, receipt.LastSequence, OfAnotherHistory));

        var unit = hub.As(TianxinHousing);
        var page = await unit.Inbox.PullInboxAsync(new() { Consumer = Consumer }, cancellationToken: Wait.Token);
        Assert.True(page.Cursor < receipt.LastSequence);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_SameEntryAtTheSequence_IsTaken(string call)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);
        await hub.RegisterForAsync(Tianxin, TianxinHousing);

        await CallAsync(call, receipt.LastSequence, receipt.Sha256);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_DigestThatIsNone_IsRefused(string call)
    {
        var receipt = await hub.RegisterForAsync(Tianxin, TianxinHousing);

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.FieldInvalid,
            () => CallAsync(call, receipt.LastSequence, receipt.Sha256.Memory[..31].ToArray()),
            call is "acknowledge" or "park" ? "sha256" : "after_sha256");
    }

    [Fact]
    public async Task FeedAndSnapshot_TellTheDigestOfTheirPlace()
    {
        await hub.RegisterForAsync(Tianxin, TianxinHousing);
        var last = await hub.RegisterForAsync(Yuelu, YueluHousing);

        var page = await hub.As(TianxinHousing).Sync.PullFeedAsync(new() { PageSize = 1_000 }, cancellationToken: Wait.Token);
        var snapshot = await hub.As(TianxinHousing).Sync.GetSnapshotAsync(new(), cancellationToken: Wait.Token);

        Assert.Equal((last.LastSequence, last.Sha256), (page.ThroughSequence, page.ThroughSha256));
        Assert.Equal((last.LastSequence, last.Sha256), (snapshot.Sequence, snapshot.Sha256));
    }

    [Fact]
    public async Task Snapshot_GoneOnWithOnAnotherHistory_IsRefusedAndNotMixed()
    {
        await hub.RegisterForAsync(Tianxin, TianxinHousing, 2);
        var first = await hub.As(TianxinHousing).Sync.GetSnapshotAsync(new() { PageSize = 1 }, cancellationToken: Wait.Token);
        var place = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(first.NextPageToken));
        var mark = Convert.ToHexStringLower(first.Sha256.Span[..8]);
        Assert.Contains(mark, place, StringComparison.Ordinal);
        var elsewhere = place.Replace(mark, "0123456789abcdef", StringComparison.Ordinal);
        var other = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(elsewhere));

        await hub.RefusesAsync(
            StatusCode.InvalidArgument, Reason.PageTokenInvalid,
            async () =>
                await hub.As(TianxinHousing).Sync.GetSnapshotAsync(new() { PageToken = other }, cancellationToken: Wait.Token),
            "page_token");
    }

    private Task CallAsync(string call, long sequence, byte[] sha256) => CallAsync(call, sequence, ByteString.CopyFrom(sha256));

    private async Task CallAsync(string call, long sequence, ByteString sha256)
    {
        var unit = hub.As(TianxinHousing);
        var token = Wait.Token;
        switch (call)
        {
            case "pull":
                await unit.Inbox.PullInboxAsync(
                    new() { Consumer = Consumer, AfterSequence = sequence, AfterSha256 = sha256 }, cancellationToken: token);
                break;
            case "subscribe":
                var after = new SubscribeInboxRequest { Consumer = Consumer, AfterSequence = sequence, AfterSha256 = sha256 };
                using (var stream = unit.Inbox.SubscribeInbox(after, cancellationToken: token))
                    Assert.True(await stream.ResponseStream.MoveNext(token).Bounded());
                break;
            case "acknowledge":
                await unit.Inbox.AcknowledgeInboxAsync(
                    new() { Consumer = "acknowledges", Sequence = sequence, Sha256 = sha256 }, cancellationToken: token);
                break;
            case "park":
                var park = new ParkInboxEntryRequest { Consumer = "parks", Sequence = sequence, Reason = "No.", Sha256 = sha256 };
                await unit.Inbox.ParkInboxEntryAsync(park, cancellationToken: token);
                break;
            case "pull feed":
                await unit.Sync.PullFeedAsync(new() { AfterSequence = sequence, AfterSha256 = sha256 }, cancellationToken: token);
                break;
            default:
                var place = new StreamFeedRequest { AfterSequence = sequence, AfterSha256 = sha256 };
                using (var feed = unit.Sync.StreamFeed(place, cancellationToken: token))
                    Assert.True(await feed.ResponseStream.MoveNext(token).Bounded());
                break;
        }
    }
}
