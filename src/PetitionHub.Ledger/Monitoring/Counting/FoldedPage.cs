namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Units and items that a page of entries changed.</summary>
/// <param name="Units">As they are after it.</param>
/// <param name="Items">As they are after it.</param>
/// <param name="Remember">To be called where the page was written.</param>
internal sealed record FoldedPage(
    IReadOnlyCollection<MonitoredUnitRow> Units, IReadOnlyCollection<MonitoredItemRow> Items, Action Remember)
{
    public MonitoringRows ToRows(Counts counts) => new(Units, Items, counts.Flows, counts.Cells, counts.Measures);
}
