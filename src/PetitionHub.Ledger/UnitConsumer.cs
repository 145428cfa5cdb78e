namespace PetitionHub.Ledger;

/// <summary>A consumer of a unit's inbox.</summary>
/// <param name="Name">Its name; empty where the unit has none.</param>
/// <param name="Sequence">The last sequence that it has dealt with.</param>
/// <param name="AcknowledgedAt">When it last acknowledged; null for never.</param>
/// <param name="Parked">How many items it has parked.</param>
/// <param name="Waiting">What waits for it, as much as was asked for.</param>
public sealed record UnitConsumer(string Name, long Sequence, DateTimeOffset? AcknowledgedAt, long Parked, IReadOnlyList<UnitWaiting> Waiting);
