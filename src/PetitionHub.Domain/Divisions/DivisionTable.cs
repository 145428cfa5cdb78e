using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>
/// The country's divisions down to counties. Three cities without counties (东莞市, 中山市, 儋州市) are in it also as the one
/// county that their source lists for them, whose code, as 441900, is the city's own, padded.
/// </summary>
public sealed class DivisionTable
{
    private readonly FrozenDictionary<Territory, Division> _byTerritory;

    private DivisionTable(IEnumerable<Division> divisions)
    {
        All = [.. divisions.OrderBy(division => division.Territory)];
        _byTerritory = All.ToFrozenDictionary(division => division.Territory);
    }

    /// <summary>
    /// The divisions of 2023-06-30, as shipped in <c>Divisions/Data</c>: the country, 31 provinces, 342 cities and
    /// 2,978 counties.
    /// </summary>
    public static DivisionTable Official { get; } = ReadOfficial();

    /// <summary>Every division, the country (全国) first, then in code order, so that each follows its parent.</summary>
    public IReadOnlyList<Division> All { get; }

    /// <summary>Finds a division by its code.</summary>
    public bool TryFind(Territory territory, [NotNullWhen(true)] out Division? division) =>
        _byTerritory.TryGetValue(territory, out division);

    private static DivisionTable ReadOfficial() => new(
    [
        new Division(Territory.Country, "全国"),
        .. Read("Data.provinces.csv", ""),
        .. Read("Data.cities.csv", ""),
        .. Read("Data.areas.csv", padding: "000"),
    ]);

    private static IEnumerable<Division> Read(string file, string padding)
    {
        var lines = EmbeddedText.Read(typeof(DivisionTable), file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Skip(1))
        {
            var columns = line.Split(',');
            yield return new Division(Territory.Parse(columns[0] + padding), columns[1].Trim('"'));
        }
    }
}
