using System.Collections.Concurrent;
using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.Hub.Tests.Replicas;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Telemetry;

/// <summary>
/// A trace goes from the sender through the hub, and its receipt's entry is linked to it wherever it is delivered.
/// </summary>
[Collection(nameof(TracingTests))]
public sealed class TracingTests : IDisposable
{
    private static readonly ActivitySource Sender = new("petitionhub-tests");

    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public TracingTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source =>
                source.Name is "petitionhub-tests" or "Microsoft.AspNetCore" or "PetitionHub.Hub" or HubTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Delivery_ThroughAnotherReplica_IsLinkedToTheTraceOfTheReceipt()
    {
        await using var hubs = await TwoHubs.StartAsync();
        using var stream = hubs.B.As(Yuelu).Inbox.SubscribeInbox(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await stream.ResponseHeadersAsync.Bounded();

        ActivityTraceId trace;
        Receipt receipt;
        using (var sending = Sender.StartActivity("send")!)
        {
            trace = sending.TraceId;
            receipt = (await hubs.A.As(Hunan)
                .Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token)).Receipt;
        }

        Assert.True(await stream.ResponseStream.MoveNext(Wait.Token).Bounded());
        Assert.Equal(receipt.LastSequence, stream.ResponseStream.Current.Entry.Sequence);
        Assert.Equal(trace, TraceOf(stream.ResponseStream.Current.TraceParent));
        using (Sender.StartActivity("read"))
        using (var handling = HubTracing.StartHandling(
            stream.ResponseStream.Current.Entry, stream.ResponseStream.Current.TraceParent))
        {
            Assert.Equal(trace, Assert.Single(handling!.Links).Context.TraceId);
            Assert.Null(handling.ParentId);
        }

        await Wait.UntilAsync(() => _ended.Any(span => span.Source.Name == "Microsoft.AspNetCore" && span.TraceId == trace));
        await Wait.UntilAsync(() =>
            _ended.Any(span => IsDelivery(span) && span.Links.Any(link => link.Context.TraceId == trace)));

        var pulled = await hubs.B.As(Yuelu)
            .Inbox.PullInboxAsync(new PullInboxRequest { Consumer = "other" }, cancellationToken: Wait.Token);
        Assert.Equal(trace, TraceOf(pulled.TraceParents[receipt.LastSequence]));
    }

    [Fact]
    public async Task Collector_IsSentTracesAndMetrics()
    {
        using var folder = new TempFolder();
        await using var collector = await Collector.StartAsync();
        await using (var hub = await TestHub.StartAsync(
            folder.Path, configure: options =>
                options with { Telemetry = new() { OtlpEndpoint = collector.Address, TraceRatio = 0 } }))
        {
            await hub.ImportUnitsAsync();
            // The sender decides that its call is recorded. The consumer's call is not, but the delivery is.
            using (Sender.StartActivity("send"))
                await hub.As(Hunan).Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token);
            Assert.Single((await hub.As(Yuelu).Inbox.PullInboxAsync(new() { Consumer = "main" }, cancellationToken: Wait.Token))
                .Entries);
        }

        AssertExported("TraceService", "RegisterPetition");
        AssertExported("TraceService", "petitionhub.inbox.deliver");
        AssertExported("MetricsService", "petitionhub.commands");
        Assert.DoesNotContain(collector.Exports, export => export.Text.Contains(InLatin1("王小明"), StringComparison.Ordinal));

        void AssertExported(string service, string text) => Assert.Contains(
            collector.Exports, export => export.Method.Contains(service, StringComparison.Ordinal)
                && export.Text.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>A text as its UTF-8 bytes look to the collector.</summary>
    private static string InLatin1(string text) =>
        System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static bool IsDelivery(Activity span) => span.OperationName == "petitionhub.inbox.deliver";

    private static ActivityTraceId TraceOf(string traceParent) => ActivityContext.Parse(traceParent, null).TraceId;
}
