using System.Diagnostics;
using System.Text;
using Grpc.Core;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Telemetry;

/// <summary>
/// Whether a delivery is recorded is the sender's choice, and not that of the stream that carries it. Only the collector tells: a
/// listener in this process would have all recorded, so those of <see cref="TracingTests"/> do not run beside these.
/// </summary>
[Collection(nameof(TracingTests))]
public sealed class DeliverySamplingTests
{
    private const string Link = "petitionhub.sequence";

    [Fact]
    public async Task Delivery_OfARecordedCommandThroughAStreamThatIsNot_IsRecordedAndLinked()
    {
        var trace = ActivityTraceId.CreateRandom();

        var exported = await ExportedAsync(async hub =>
        {
            using var stream = await InboxStream.OpenAsync(hub.As(Yuelu).Inbox, "main");
            await RegisterAsync(hub, trace, isRecorded: true);
            await stream.NextAsync();
        });

        Assert.Contains("petitionhub.inbox.deliver", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("SubscribeInbox", exported, StringComparison.Ordinal);
        Assert.Equal(1, Count(exported, Link));
        // Once as the trace of the call, once as what the delivery is linked to.
        Assert.Equal(2, Count(exported, Bytes(trace)));
    }

    [Fact]
    public async Task Delivery_OfMoreThanASpanMayLink_IsLinkedInFull()
    {
        const int many = 300;
        var trace = ActivityTraceId.CreateRandom();

        var exported = await ExportedAsync(async hub =>
        {
            await Task.WhenAll(Enumerable.Range(0, many).Select(_ => RegisterAsync(hub, trace, isRecorded: true)));
            var page = await hub.As(Yuelu)
                .Inbox.PullInboxAsync(new() { Consumer = "main", PageSize = 1_000 }, cancellationToken: Wait.Token);
            Assert.Equal(many, page.Entries.Count);
        });

        Assert.Equal(many, Count(exported, Link));
        Assert.Equal(2 * many, Count(exported, Bytes(trace)));
    }

    [Fact]
    public async Task Delivery_OfACommandThatIsNotRecorded_IsNotEither()
    {
        var exported = await ExportedAsync(async hub =>
        {
            await RegisterAsync(hub, ActivityTraceId.CreateRandom(), isRecorded: false);
            Assert.Single((await hub.As(Yuelu).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token))
                .Entries);
        });

        Assert.Equal(0, Count(exported, "petitionhub.inbox.deliver"));
    }

    /// <summary>All spans that a hub exports, which records nothing of its own accord.</summary>
    private static async Task<string> ExportedAsync(Func<TestHub, Task> doing)
    {
        using var folder = new TempFolder();
        await using var collector = await Collector.StartAsync();
        await using (var hub = await TestHub.StartAsync(
            folder.Path, configure: options =>
                options with { Telemetry = new() { OtlpEndpoint = collector.Address, TraceRatio = 0 } }))
        {
            await hub.ImportUnitsAsync();
            await doing(hub);
        }

        return string.Concat(
            collector.Exports.Where(export => export.Method.Contains("TraceService", StringComparison.Ordinal))
                .Select(export => export.Text));
    }

    private static async Task RegisterAsync(TestHub hub, ActivityTraceId trace, bool isRecorded) =>
        await hub.As(Hunan).Petitions.RegisterPetitionAsync(
            Ask.RegisterFor(Yuelu),
            new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-{(isRecorded ? "01" : "00")}" } },
            cancellationToken: Wait.Token);

    /// <summary>A trace's id as its bytes look to the collector.</summary>
    private static string Bytes(ActivityTraceId trace)
    {
        var bytes = new byte[16];
        trace.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
