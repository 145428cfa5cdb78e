namespace PetitionHub.Ledger;

/// <summary>A place in the list of items behind a figure.</summary>
/// <param name="PeriodMs">The time by which the item falls into the period, in Unix milliseconds.</param>
/// <param name="Petition">The item.</param>
public sealed record StatisticsPlace(long PeriodMs, Guid Petition);
