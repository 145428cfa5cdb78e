namespace PetitionHub.Ledger;

/// <summary>How a unit's system is doing, as far as it is kept.</summary>
/// <param name="Contact">When it was last heard of; null where it never was.</param>
/// <param name="Errors">Its refusals, most often first.</param>
/// <param name="Consumers">Its consumers; where it has none, one without a name.</param>
/// <param name="OpenItems">How many items it holds that have not ended.</param>
/// <param name="OpenDuties">How many duties it owes.</param>
/// <param name="OverdueDuties">How many of them are past their date.</param>
public sealed record UnitHealth(
    UnitContact? Contact, IReadOnlyList<UnitErrors> Errors, IReadOnlyList<UnitConsumer> Consumers, long OpenItems, long OpenDuties, long OverdueDuties);
