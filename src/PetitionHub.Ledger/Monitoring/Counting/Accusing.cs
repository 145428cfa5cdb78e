using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Leaves out the items that accuse the caller.</summary>
internal static class Accusing
{
    /// <summary>The items without those that accuse one of the units.</summary>
    public static IQueryable<MonitoredItemRow> NotOf(this IQueryable<MonitoredItemRow> items, IEnumerable<UnitCode> accused)
    {
        foreach (var text in accused.Select(unit => $" {unit} "))
            items = items.Where(row => row.Accused == null || !row.Accused.Contains(text));
        return items;
    }
}
