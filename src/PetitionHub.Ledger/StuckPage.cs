using PetitionHub.V1;

namespace PetitionHub.Ledger;

/// <summary>A page of what is stuck.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Where the next page starts; null where there is none.</param>
public sealed record StuckPage(IReadOnlyList<StuckItem> Items, StuckPlace? Next);
