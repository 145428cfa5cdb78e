namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// What a page changes of the figures: rows of units and petitions as they are now, and counts to be added to those that stand.
/// </summary>
internal sealed record MonitoringRows(
    IReadOnlyCollection<MonitoredUnitRow> Units,
    IReadOnlyCollection<MonitoredPetitionRow> Petitions,
    IReadOnlyCollection<FlowHourRow> Flows,
    IReadOnlyCollection<FlowCellRow> Cells,
    IReadOnlyCollection<UnitMeasureRow> UnitMeasures,
    IReadOnlyCollection<TerritoryMeasureRow> TerritoryMeasures);
