namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// What a page changes of the figures: rows of units and items as they are now, and counts to be added to those that stand.
/// </summary>
internal sealed record MonitoringRows(
    IReadOnlyCollection<MonitoredUnitRow> Units,
    IReadOnlyCollection<MonitoredPetitionRow> Petitions,
    IReadOnlyCollection<FlowHourRow> Flows,
    IReadOnlyCollection<FlowCellRow> Cells,
    IReadOnlyCollection<MeasureRow> Measures);
