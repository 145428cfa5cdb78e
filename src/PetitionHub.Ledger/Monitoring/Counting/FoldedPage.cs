namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Units and items that a page of entries changed.</summary>
/// <param name="Units">As they are after it.</param>
/// <param name="Petitions">As they are after it.</param>
/// <param name="Remember">To be called where the page was written.</param>
internal sealed record FoldedPage(
    IReadOnlyCollection<MonitoredUnitRow> Units, IReadOnlyCollection<MonitoredPetitionRow> Petitions, Action Remember)
{
    public MonitoringRows ToRows(Counts counts) => new(
        Units, Petitions, counts.Flows, counts.Cells, counts.UnitMeasures, counts.TerritoryMeasures);
}
