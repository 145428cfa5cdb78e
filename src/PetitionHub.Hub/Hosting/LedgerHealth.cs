using Microsoft.Extensions.Diagnostics.HealthChecks;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Hosting;

/// <summary>Healthy where the ledger can be read, with how far it goes and how far the tail has followed.</summary>
internal sealed class LedgerHealth(LedgerReader ledger, LedgerWriter writer, LedgerTail tail) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var head = await ledger.GetHeadAsync(cancellationToken);
        return HealthCheckResult.Healthy(data: new Dictionary<string, object>
        {
            ["head"] = head.Sequence,
            ["tail"] = tail.Position,
            ["queue"] = writer.QueueLength,
        });
    }
}
