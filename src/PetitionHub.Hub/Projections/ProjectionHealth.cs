using Microsoft.Extensions.Diagnostics.HealthChecks;
using PetitionHub.Hub.Tail;

namespace PetitionHub.Hub.Projections;

/// <summary>
/// Reports how many entries each projection is behind. It is always healthy: commands and inboxes need no projection, lists wait
/// for theirs, and each other answer from one says as of which entry it is.
/// </summary>
internal sealed class ProjectionHealth(HubProjections projections, LedgerTail tail) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(data: new Dictionary<string, object>
        {
            ["lists_lag"] = projections.Lists.LagAt(tail.Position),
            ["monitoring_lag"] = projections.Monitoring.LagAt(tail.Position),
            ["repeats_lag"] = projections.Repeats.LagAt(tail.Position),
        }));
}
