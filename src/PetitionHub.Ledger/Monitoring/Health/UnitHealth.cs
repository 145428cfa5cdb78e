namespace PetitionHub.Ledger.Monitoring.Health;

/// <summary>How a unit's system is doing, as far as it is kept.</summary>
/// <param name="Contact">When it was last heard of; null where it never was.</param>
/// <param name="Errors">Its refusals, most often first.</param>
/// <param name="Consumers">Its consumers; where it has none, one without a name.</param>
/// <param name="OpenPetitions">How many petitions it holds that have not ended.</param>
/// <param name="OpenDuties">How many duties it owes.</param>
/// <param name="OverdueDuties">How many of them are past their date.</param>
public sealed record UnitHealth(
    UnitContact? Contact, IReadOnlyList<UnitErrors> Errors, IReadOnlyList<UnitConsumer> Consumers, long OpenPetitions,
    long OpenDuties, long OverdueDuties);

/// <summary>A consumer of a unit's inbox.</summary>
/// <param name="Name">Its name; empty where the unit has none.</param>
/// <param name="Sequence">The last sequence that it has dealt with.</param>
/// <param name="AcknowledgedAt">When it last acknowledged; null for never.</param>
/// <param name="Parked">How many entries it has parked.</param>
/// <param name="Waiting">How many entries wait for it, up to as many as was asked for.</param>
/// <param name="WaitingSince">Of when the oldest of them is; null for none.</param>
public sealed record UnitConsumer(
    string Name, long Sequence, DateTimeOffset? AcknowledgedAt, long Parked, long Waiting, DateTimeOffset? WaitingSince);
