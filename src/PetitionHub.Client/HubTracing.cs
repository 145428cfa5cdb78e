using System.Diagnostics;
using PetitionHub.V1;

namespace PetitionHub.Client;

/// <summary>
/// Traces across the hub. A call takes the current trace along by itself. What is delivered belongs to a trace that may long have
/// ended: it is linked to it. Listen to <see cref="SourceName"/>, and to gRPC's own <c>Grpc.Net.Client</c> for a span for each
/// call.
/// </summary>
public static class HubTracing
{
    /// <summary>The name of the client's activity source.</summary>
    public const string SourceName = "PetitionHub.Client";

    /// <summary>
    /// The name of the client's meter: <c>petitionhub.outbox.waiting</c>, <c>petitionhub.outbox.outcomes</c> (by <c>outcome</c>),
    /// <c>petitionhub.inbox.handled</c> (by <c>step</c> and <c>outcome</c>), <c>petitionhub.inbox.handle.duration</c> in seconds
    /// (by <c>step</c>), and <c>petitionhub.client.reconnects</c> (by <c>stream</c>).
    /// </summary>
    public const string MeterName = "PetitionHub.Client";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// Starts a span for the handling of an entry that the inbox delivered, linked to the trace in which its command was
    /// accepted. Dispose of it when the entry is dealt with. It is a root, whatever is current: a reader of the inbox lives for
    /// months, and its own trace, if it has one, is not the entry's. After it, no activity is current.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="traceParent">The <c>trace_parent</c> that came with it; empty where it was not traced.</param>
    /// <returns>The span; null where there is no listener.</returns>
    public static Activity? StartHandling(LedgerEntry entry, string traceParent)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ActivityLink[] links = ActivityContext.TryParse(traceParent, null, isRemote: true, out var sender)
            ? [new ActivityLink(sender)] : [];
        var reader = Activity.Current;
        Activity.Current = null;
        var handling = Source.StartActivity(
            "petitionhub.inbox.handle", ActivityKind.Consumer, parentContext: default, links: links);
        if (handling is null)
            Activity.Current = reader;
        return handling?.SetTag("petitionhub.sequence", entry.Sequence).SetTag("petitionhub.step", entry.StepCase.ToString());
    }
}
