using System.Diagnostics.Metrics;
using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Telemetry;

namespace PetitionHub.Hub.Errors;

/// <summary>Counts refused calls.</summary>
internal sealed class RefusalMetrics(HubMeter meter)
{
    private readonly Counter<long> _refusals =
        meter.Meter.CreateCounter<long>("petitionhub.refusals", "{call}", "Calls that were refused, by reason.");

    public void Refused(RefusalReason reason) =>
        _refusals.Add(1, new KeyValuePair<string, object?>("reason", ReasonNames.Of(reason)));
}
