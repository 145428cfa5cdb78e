using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Ledger;
using PetitionHub.Ledger.Wire;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Whether a unit's system works.</summary>
internal sealed partial class MonitoringReads
{
    private const int MaxBacklog = 10_000;

    public async Task<GetUnitHealthResponse> GetUnitHealthAsync(GetUnitHealthRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var code = fields.Unit("unit_code", request.UnitCode);
        RefusalException.ThrowIf(fields.Refusal);
        if (!directory.TryFind(code, out var unit))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.UnitUnknown, $"Unit {code} is not in the directory. List the units of its territory.").With("unit", code));
        }

        sight.Require(watcher, code);
        var now = clock.GetUtcNow();
        var health = (await figures.ReadHealthAsync(code, now, MaxBacklog, cancellationToken)).Value;
        // What this replica heard last is not written yet.
        var (kept, heard) = (health.Contact, contacts.Find(code));
        var response = new GetUnitHealthResponse
        {
            Unit = UnitWire.ToWire(unit),
            LastCallTime = InstantWire.ToWire(Later(kept?.CalledAt, heard?.CalledAt)),
            LastPullTime = InstantWire.ToWire(Later(kept?.PulledAt, heard?.PulledAt)),
            LastCommandTime = InstantWire.ToWire(Later(kept?.CommandedAt, heard?.CommandedAt)),
            CertificateExpireTime = InstantWire.ToWire(heard?.CertificateEndsAt ?? kept?.CertificateEndsAt),
            OpenItems = health.OpenItems,
            OpenDuties = health.OpenDuties,
            OverdueDuties = health.OverdueDuties,
        };
        response.Errors.AddRange(health.Errors.Select(error => new ReasonCount
        {
            Reason = error.Reason,
            Count = error.Count,
            LastTime = InstantWire.ToWire(error.LastAt),
        }));
        foreach (var consumer in health.Consumers)
            response.Consumers.Add(await ShowAsync(consumer, watcher, now, cancellationToken));
        return response;
    }

    /// <summary>What accuses the watching unit does not wait for it: nothing is said of it.</summary>
    private async Task<ConsumerHealth> ShowAsync(UnitConsumer consumer, Watcher watcher, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hidden = await HiddenAsync(watcher, consumer.Waiting.Select(entry => entry.Petition?.ToString() ?? ""), cancellationToken);
        var waiting = consumer.Waiting.Where(entry => entry.Petition is not { } petition || !hidden.Contains(petition.ToString())).ToList();
        return new ConsumerHealth
        {
            Consumer = consumer.Name,
            Sequence = consumer.Sequence,
            AcknowledgeTime = InstantWire.ToWire(consumer.AcknowledgedAt),
            Backlog = waiting.Count,
            LagSeconds = waiting.Count == 0 ? 0 : Math.Max(0, (long)(now - waiting[0].At).TotalSeconds),
            Parked = consumer.Parked,
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
