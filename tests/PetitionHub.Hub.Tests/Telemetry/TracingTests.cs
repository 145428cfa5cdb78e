using System.Collections.Concurrent;
using System.Diagnostics;
using PetitionHub.Hub.Tests.Replicas;
using PetitionHub.Hub.Tests.Running;
using PetitionHub.V1;
using static PetitionHub.Hub.Tests.Running.TestUnits;

namespace PetitionHub.Hub.Tests.Telemetry;

/// <summary>A trace goes from the sender through the hub, and its receipt's entry is linked to it wherever it is delivered.</summary>
public sealed class TracingTests : IDisposable
{
    private static readonly ActivitySource Sender = new("petitionhub-tests");

    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public TracingTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "petitionhub-tests" or "Microsoft.AspNetCore" or "PetitionHub.Hub",
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
            receipt = (await hubs.A.As(Hunan).Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token)).Receipt;
        }

        Assert.True(await stream.ResponseStream.MoveNext(Wait.Token).Bounded());
        Assert.Equal(receipt.LastSequence, stream.ResponseStream.Current.Entry.Sequence);
        Assert.Equal(trace, TraceOf(stream.ResponseStream.Current.TraceParent));
        Assert.Contains(_ended, span => span.Source.Name == "Microsoft.AspNetCore" && span.TraceId == trace);
        await Wait.UntilAsync(() => _ended.Any(span => IsDelivery(span) && span.Links.Any(link => link.Context.TraceId == trace)));

        var pulled = await hubs.B.As(Yuelu).Inbox.PullInboxAsync(new PullInboxRequest { Consumer = "other" }, cancellationToken: Wait.Token);
        Assert.Equal(trace, TraceOf(pulled.TraceParents[receipt.LastSequence]));
    }

    private static bool IsDelivery(Activity span) => span.OperationName == "petitionhub.inbox.deliver";

    private static ActivityTraceId TraceOf(string traceParent) => ActivityContext.Parse(traceParent, null).TraceId;
}
