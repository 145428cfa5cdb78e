using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>
/// The country's divisions down to counties. Three cities without counties (东莞市, 中山市, 儋州市) are in it also as the one
/// county that their source lists for them, whose code, as 441900, is the city's own, padded.
/// </summary>
public sealed class DivisionTable
{
    /// <summary>The day whose divisions the table has.</summary>
    public const string AsOf = "2023-06-30";

    private readonly FrozenDictionary<Territory, Division> _byTerritory;
    private readonly FrozenDictionary<Territory, FormerDivision> _former;

    private DivisionTable(IEnumerable<Division> divisions, IEnumerable<FormerDivision> former)
    {
        All = [.. divisions.OrderBy(division => division.Territory)];
        Former = [.. former.OrderBy(division => division.Territory)];
        _byTerritory = All.ToFrozenDictionary(division => division.Territory);
        _former = Former.ToFrozenDictionary(division => division.Territory);
    }

    /// <summary>
    /// The divisions of 2023-06-30, as shipped in <c>Divisions/Data</c>: the country, 31 provinces, 342 cities and
    /// 2,978 counties.
    /// </summary>
    public static DivisionTable Official { get; } = ReadOfficial();

    /// <summary>Every division, the country (全国) first, then in code order, so that each follows its parent.</summary>
    public IReadOnlyList<Division> All { get; }

    /// <summary>
    /// The divisions of 2000 to 2023 whose codes are no more, each with the division that stands for it today, in code order.
    /// </summary>
    public IReadOnlyList<FormerDivision> Former { get; }

    /// <summary>
    /// The place that a code stands for today: itself, or the heir of a division that is no more. The table has no townships:
    /// one stands for itself where its county is in the table, else for the county's heir. Null for a code that the table never
    /// had.
    /// </summary>
    public Territory? TodayOf(Territory territory)
    {
        if (_byTerritory.ContainsKey(territory))
            return territory;
        if (territory.Level == Level.Township && TodayOf(territory.Parent!.Value) is { } county)
            return county == territory.Parent ? territory : county;
        return _former.TryGetValue(territory, out var former) ? former.Heir : null;
    }

    /// <summary>The nearest division of the table that a code lies in; the country where it lies in none.</summary>
    public Division NearestOf(Territory territory) => _byTerritory[territory.Upward().First(_byTerritory.ContainsKey)];

    /// <summary>Finds a division that is no more; of a township its county.</summary>
    public bool TryFindFormer(Territory territory, [NotNullWhen(true)] out FormerDivision? division) =>
        _former.TryGetValue(territory.Level == Level.Township ? territory.Parent!.Value : territory, out division);

    /// <summary>Finds a division by its code.</summary>
    public bool TryFind(Territory territory, [NotNullWhen(true)] out Division? division) =>
        _byTerritory.TryGetValue(territory, out division);

    private static DivisionTable ReadOfficial() => new(
        [
            new Division(Territory.Country, "全国"),
            .. Read("Data.provinces.csv").Concat(Read("Data.cities.csv")).Concat(Read("Data.areas.csv"))
                .Select(columns => new Division(ParseCode(columns[0]), columns[1])),
        ],
        Read("Data.former.csv").Select(columns => new FormerDivision(
            ParseCode(columns[0]), columns[1], ParseYear(columns[2]), ParseCode(columns[3]))));

    private static IEnumerable<string[]> Read(string file) => EmbeddedText.Read(typeof(DivisionTable), file)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(',').Select(column => column.Trim('"')).ToArray());

    private static int? ParseYear(string year) => year.Length == 0 ? null : int.Parse(year, CultureInfo.InvariantCulture);

    /// <summary>Six digits are a county in these files, also where they end in 00.</summary>
    private static Territory ParseCode(string code) => Territory.Parse(code.Length == 6 ? code + "000" : code);
}
