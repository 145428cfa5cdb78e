using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Entries;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Ledger;

/// <summary>
/// Healthy where the writer commits and the ledger can be read, with how far it goes and how far the tail has followed.
/// </summary>
internal sealed class LedgerHealth(EntryReader entries, LedgerWriter writer, LedgerTail tail) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = ImmutableDictionary<string, object>.Empty.Add("tail", tail.Position).Add("queue", writer.QueueLength);
        var condition = writer.Condition;
        try
        {
            figures = figures.Add("head", (await entries.GetHeadAsync(cancellationToken)).Sequence);
        }
        catch (Exception exception) when (MachineFault.Is(exception))
        {
            condition = condition.IsReady ? new WriterCondition(
                WriterConditionKind.Fails, $"The ledger cannot be read: {FaultText.Kind(exception)}.") : condition;
        }

        return condition.IsReady
            ? HealthCheckResult.Healthy(data: figures)
            : HealthCheckResult.Unhealthy(
                condition.Text, data: figures.Add("reason", condition.Kind.ToString()).Add("why", condition.Text));
    }
}
