using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PetitionHub.Hub.Identity;

/// <summary>Degraded where a file that says whom the hub trusts is not as it should be: the hub goes on with what it knew before.</summary>
internal sealed class CertificatesHealth(HubCertificates certificates) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Looks at the files, also where nobody calls.
        var (stale, foreign) = (certificates.StaleLists, certificates.ForeignLists);
        _ = certificates.Server;
        var data = new Dictionary<string, object>
        {
            ["faultyFiles"] = certificates.FaultyFiles,
            ["staleLists"] = stale,
            ["foreignLists"] = foreign,
        };
        return Task.FromResult(data.Values.All(count => count is 0) ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded(data: data));
    }
}
