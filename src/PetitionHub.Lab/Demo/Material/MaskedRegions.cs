using System.Text.RegularExpressions;
using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Demo.Material;

/// <summary>
/// Gives masked regions a real place, always the same one: <c>A市</c> is the first city of a province, <c>A7县</c> its
/// seventh county (counted round where it has fewer). A city alone, or no region at all, is placed by a stable hash.
/// </summary>
internal sealed partial class MaskedRegions
{
    private readonly List<(Territory City, Territory[] Counties)> _cities;
    private readonly Territory[] _counties;

    /// <summary>The mapping to the counties of one province.</summary>
    /// <exception cref="ArgumentException">The province has no city with counties.</exception>
    public MaskedRegions(DivisionTable divisions, Territory province)
    {
        var places = divisions.All.Select(division => division.Territory).ToArray();
        _cities = [.. places
            .Where(place => place.Level == Level.Municipal && place.Parent == province)
            .Select(city => (city, places.Where(place => place.Level == Level.County && place.Parent == city).ToArray()))
            .Where(city => city.Item2.Length > 0)];
        _counties = [.. _cities.SelectMany(city => city.Counties)];
        if (_counties.Length == 0)
            throw new ArgumentException($"Division {province} has no city with counties.", nameof(province));
    }

    /// <summary>The county of a text; the first region with a number decides, else the first with a letter.</summary>
    /// <param name="text">Subject and body.</param>
    /// <param name="id">Decides what the text leaves open.</param>
    public Territory Locate(string text, string id)
    {
        var regions = Region().Matches(text);
        if ((regions.FirstOrDefault(match => match.Groups[2].Length > 0) ?? regions.FirstOrDefault()) is not { } region)
            return _counties[StableHash.Pick(id, _counties.Length)];
        var counties = _cities[(region.Groups[1].ValueSpan[0] - 'A') % _cities.Count].Counties;
        return region.Groups[2].Length > 0
            ? counties[(int.Parse(region.Groups[2].ValueSpan, provider: null) + counties.Length - 1) % counties.Length]
            : counties[StableHash.Pick(id, counties.Length)];
    }

    [GeneratedRegex("([A-Z])([0-9]{0,2})[市县区]")]
    private static partial Regex Region();
}
