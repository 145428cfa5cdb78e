using PetitionHub.V1;

namespace PetitionHub.Ledger;

/// <summary>Flows, summed.</summary>
/// <param name="Cells">The largest, largest first.</param>
/// <param name="CellCount">How many there are with those left out.</param>
/// <param name="TotalByKind">The sum over all, by kind.</param>
public sealed record FlowSums(IReadOnlyList<FlowSum> Cells, long CellCount, IReadOnlyDictionary<FlowKind, long> TotalByKind);
