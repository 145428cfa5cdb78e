using System.Text.Json;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Entries;

/// <summary>The reach of a petition as an entry's row keeps it: a JSON array of digits, and null for none.</summary>
internal static class StoredReach
{
    public static string? Write(IReadOnlyList<Territory> reach) =>
        reach.Count == 0 ? null : JsonSerializer.Serialize(reach.Select(territory => territory.Digits));

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="FormatException">It has what no territory is.</exception>
    public static IReadOnlyList<Territory> Read(string? reach) =>
        reach is null ? [] : [.. JsonSerializer.Deserialize<string[]>(reach)!.Select(Territory.Parse)];
}
