using PetitionHub.Domain.Refusals;
using PetitionHub.Hub.Errors;
using PetitionHub.Hub.Paging;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Requests;
using PetitionHub.Ledger.Monitoring.Health;
using PetitionHub.V1;
using PetitionHub.Wire;
using OrganType = PetitionHub.Domain.Units.OrganType;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Whether a unit's system works.</summary>
internal sealed partial class MonitoringAnswers
{
    private const int MaxBacklog = 10_000;

    public async Task<GetUnitHealthResponse> GetUnitHealthAsync(
        GetUnitHealthRequest request, Watcher watcher, CancellationToken cancellationToken)
    {
        var fields = new RequestFields();
        var code = fields.Unit("unit_code", request.UnitCode);
        RefusalException.ThrowIf(fields.Refusal);
        if (!directory.TryFind(code, out var unit))
        {
            throw new RefusalException(new Refusal(
                RefusalReason.UnitUnknown, $"Unit {code} is not in the directory. List the units of its territory.")
                    .With("unit", code));
        }

        sight.Require(watcher, code);
        if (!MaySeeReferrals(watcher, code) && unit.Organ is OrganType.PoliticalLegal or OrganType.Discipline)
            throw Sight.Missing(
                $"How the system of {code} works is for itself and for operators: it moves with what is referred to it.");
        var now = clock.GetUtcNow();
        var atLeast = await entries.ExpectAsync(request.MinSequence, cancellationToken);
        var (health, asOf) = await figures.ReadHealthAsync(
            code, now, MaxBacklog, accusations.WhoseAccuse(watcher.Unit), atLeast, cancellationToken);
        // What this replica heard last is not written yet.
        var (kept, heard) = (health.Contact, contacts.Find(code));
        // The time of a unit's last act, and its refusals, also change with an item that accuses the caller.
        var isWhole = MaySeeReferrals(watcher, code);
        var response = new GetUnitHealthResponse
        {
            Unit = UnitWire.ToWire(unit),
            LastCallTime = InstantWire.ToWire(Later(kept?.CalledAt, heard?.CalledAt)),
            LastPullTime = InstantWire.ToWire(Later(kept?.PulledAt, heard?.PulledAt)),
            LastCommandTime = isWhole ? InstantWire.ToWire(Later(kept?.CommandedAt, heard?.CommandedAt)) : null,
            CertificateExpireTime = InstantWire.ToWire(heard?.CertificateEndsAt ?? kept?.CertificateEndsAt),
            OpenPetitions = health.OpenPetitions,
            OpenDuties = health.OpenDuties,
            OverdueDuties = health.OverdueDuties,
            AsOf = AsOfWire.ToWire(asOf, now),
        };
        if (isWhole)
        {
            response.Errors.AddRange(health.Errors.Select(error => new ReasonCount
            {
                Reason = error.Reason,
                Count = error.Count,
                LastTime = InstantWire.ToWire(error.LastAt),
            }));
        }

        response.Consumers.AddRange(health.Consumers.Select(consumer => ToWire(consumer, now, isWhole)));
        return response;
    }

    private static ConsumerHealth ToWire(UnitConsumer consumer, DateTimeOffset now, bool isWhole) => new()
    {
        Consumer = consumer.Name,
        Sequence = consumer.Sequence,
        AcknowledgeTime = isWhole ? InstantWire.ToWire(consumer.AcknowledgedAt) : null,
        Backlog = consumer.Waiting,
        LagSeconds = consumer.WaitingSince is { } since ? Math.Max(0, (long)(now - since).TotalSeconds) : 0,
        Parked = consumer.Parked,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other ?? one : one;
}
