using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Identity;

/// <summary>
/// Unhealthy while no unit could connect, since the hub's certificate, or the authority of theirs, has ended or not begun.
/// Degraded where a file that says whom the hub trusts is not as it should be: the hub goes on with what it knew before.
/// </summary>
internal sealed class CertificatesHealth(HubCertificates certificates, TimeProvider clock, ILogger<CertificatesHealth> logger)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Looks at the files, also where nobody calls.
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
