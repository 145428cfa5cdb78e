using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Unhealthy while no unit can connect because the hub's certificate, or the units' authority, has expired or is not valid yet.
/// Degraded where a file that says whom the hub trusts is faulty: the hub keeps its last good content.
/// </summary>
internal sealed class CertificatesHealth(HubCertificates certificates, TimeProvider clock, ILogger<CertificatesHealth> logger)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Looks at the files, also while there are no calls.
        var (stale, foreign, unusable) = (
            certificates.StaleLists, certificates.ForeignLists, certificates.FindFault(clock.GetUtcNow()));
        var counts = new Dictionary<string, object>
        {
            ["faultyFiles"] = certificates.FaultyFiles,
            ["staleLists"] = stale,
            ["foreignLists"] = foreign,
        };
        if (unusable is null)
            return Task.FromResult(counts.Values.All(count => count is 0) ? HealthCheckResult.Healthy(data: counts)
                : HealthCheckResult.Degraded(data: counts));
        if (certificates.IsNews(unusable))
            IdentityLog.CertificateUnusable(logger, unusable);
        (counts["reason"], counts["why"]) = ("CertificateNotValid", unusable);
        return Task.FromResult(HealthCheckResult.Unhealthy(unusable, data: counts));
    }
}
