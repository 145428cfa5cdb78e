using System.Text.Json;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>Leaves out the petitions that accuse the caller.</summary>
internal static class Accusing
{
    /// <summary>What a petition keeps that accuses no unit.</summary>
    public const string Nobody = "[]";

    /// <summary>The codes of the accused units, as a petition keeps them: a JSON array.</summary>
    public static string Write(IEnumerable<string> units) => JsonSerializer.Serialize(units);

    /// <summary>
    /// The petitions without those that accuse one of the units. A code in quotes is found as text: no engine has to read the
    /// array of each row.
    /// </summary>
    public static IQueryable<MonitoredPetitionRow> NotOf(
        this IQueryable<MonitoredPetitionRow> rows, IEnumerable<UnitCode> accused)
    {
        foreach (var quoted in accused.Select(unit => $"\"{unit}\""))
            rows = rows.Where(row => !row.Accused.Contains(quoted));
        return rows;
    }
}
