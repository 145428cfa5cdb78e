namespace PetitionHub.Ledger;

/// <summary>How much went from one group to another.</summary>
/// <param name="From">By its grouping the digits of a territory, the code of a unit, or the number of a level.</param>
/// <param name="To">The same.</param>
/// <param name="Count">How many times.</param>
public sealed record FlowSum(string From, string To, long Count);
