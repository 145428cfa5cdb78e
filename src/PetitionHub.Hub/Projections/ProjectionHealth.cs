using Microsoft.Extensions.Diagnostics.HealthChecks;
using PetitionHub.Hub.Tail;

namespace PetitionHub.Hub.Projections;

/// <summary>
/// Tells by how many entries each projection is behind. It is healthy all the same: commands and inboxes do not need it, and
/// whoever asks a projection is told as of when it answers.
/// </summary>
internal sealed class ProjectionHealth(HubProjections projections, LedgerTail tail) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(data: new Dictionary<string, object>
        {
            ["monitoring_lag"] = projections.Monitoring.LagAt(tail.Position),
            ["repeats_lag"] = projections.Repeats.LagAt(tail.Position),
        }));
}
