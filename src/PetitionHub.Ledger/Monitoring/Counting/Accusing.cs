using System.Text.Json;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Leaves out the items that accuse the caller.</summary>
internal static class Accusing
{
    /// <summary>What an item keeps that accuses no unit.</summary>
    public const string Nobody = "[]";

    /// <summary>The codes of the accused units, as an item keeps them: a JSON array.</summary>
    public static string Write(IEnumerable<string> units) => JsonSerializer.Serialize(units);

    /// <summary>
    /// The items without those that accuse one of the units. A code in quotes is found as text: no engine has to read the array
    /// of each row.
    /// </summary>
    public static IQueryable<MonitoredItemRow> NotOf(this IQueryable<MonitoredItemRow> items, IEnumerable<UnitCode> accused)
    {
        foreach (var quoted in accused.Select(unit => $"\"{unit}\""))
            items = items.Where(row => !row.Accused.Contains(quoted));
        return items;
    }
}
