using PetitionHub.V1;

namespace PetitionHub.Ledger;

/// <summary>A page of the items behind a figure.</summary>
/// <param name="Items">By period time, then id.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
public sealed record StatisticsPage(IReadOnlyList<StatisticsItem> Items, StatisticsPlace? Next);
