namespace PetitionHub.Ledger;

/// <summary>A consumer of a unit's inbox.</summary>
/// <param name="Name">Its name; empty where the unit has none.</param>
/// <param name="Sequence">The last sequence that it has dealt with.</param>
/// <param name="AcknowledgedAt">When it last acknowledged; null for never.</param>
/// <param name="Parked">How many items it has parked.</param>
/// <param name="Waiting">How many entries wait for it, up to as many as was asked for.</param>
/// <param name="WaitingSince">Of when the oldest of them is; null for none.</param>
public sealed record UnitConsumer(
    string Name, long Sequence, DateTimeOffset? AcknowledgedAt, long Parked, long Waiting, DateTimeOffset? WaitingSince);
