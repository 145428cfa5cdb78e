using System.Diagnostics.Metrics;

namespace PetitionHub.Client.Internal;

/// <summary>The instruments of <see cref="HubTracing.MeterName"/>.</summary>
internal static class ClientMetrics
{
    private static readonly Meter Meter = new(HubTracing.MeterName);

    public static readonly UpDownCounter<long> OutboxWaiting = Meter.CreateUpDownCounter<long>(
        "petitionhub.outbox.waiting", "{command}", "Commands that have no answer yet.");

    public static readonly Counter<long> OutboxOutcomes = Meter.CreateCounter<long>(
        "petitionhub.outbox.outcomes", "{command}", "Commands that were accepted or refused.");

    public static readonly Counter<long> InboxHandled = Meter.CreateCounter<long>(
        "petitionhub.inbox.handled", "{entry}", "Entries that were handled, parked, or known from before.");

    public static readonly Histogram<double> InboxDuration = Meter.CreateHistogram<double>(
        "petitionhub.inbox.handle.duration", "s", "How long a handler worked at an entry, once.");

    public static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "petitionhub.client.reconnects", "{stream}", "Streams of outbox and inbox that broke and were begun again.");
}
