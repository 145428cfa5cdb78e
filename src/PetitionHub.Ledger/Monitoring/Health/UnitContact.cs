using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>When a unit's system was last heard of; null for never.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="CalledAt">When it called at all.</param>
/// <param name="PulledAt">When it pulled, subscribed or followed its feed.</param>
/// <param name="CommandedAt">When a command of it was accepted.</param>
/// <param name="CertificateEndsAt">When the certificate ends by which it last called.</param>
public sealed record UnitContact(
    UnitCode Unit, DateTimeOffset? CalledAt, DateTimeOffset? PulledAt, DateTimeOffset? CommandedAt,
    DateTimeOffset? CertificateEndsAt);

/// <summary>How often a unit was refused for a reason on one day.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">The reason's name.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last; it also gives the day.</param>
public sealed record UnitErrors(UnitCode Unit, string Reason, long Count, DateTimeOffset LastAt);
