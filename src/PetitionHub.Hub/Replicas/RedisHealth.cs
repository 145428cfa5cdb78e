using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PetitionHub.Hub.Replicas;

/// <summary>Degraded where Redis is away or too slow: the hub is correct without it, and slower.</summary>
internal sealed class RedisHealth(RedisLink link) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await link.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
}
