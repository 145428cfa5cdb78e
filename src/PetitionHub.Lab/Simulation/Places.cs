using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Lab.Bench.Handover;

namespace PetitionHub.Lab.Simulation;

/// <summary>Where matters arise: a few provinces have most of them, and a few counties of each (Zipf).</summary>
internal sealed class Places
{
    private const double ProvinceExponent = 0.6;
    private const double CountyExponent = 0.5;

    private readonly Territory[][] _counties;
    private readonly ZipfSampler _provinces;
    private readonly ZipfSampler[] _samplers;

    public Places(DivisionTable divisions, Territory within, int seed)
    {
        var dice = Dice.Of(seed, "places");
        _counties = [.. divisions.All.Select(division => division.Territory)
            .Where(territory => territory.Level == Level.County && within.Contains(territory))
            .GroupBy(territory => territory.Digits[..2])
            .Select(province => Shuffled(province, dice))
            .OrderBy(_ => dice.Next())];
        _provinces = new ZipfSampler(_counties.Length, ProvinceExponent);
        _samplers = [.. _counties.Select(counties => new ZipfSampler(counties.Length, CountyExponent))];
    }

    /// <summary>The territory of a new item's problem.</summary>
    public Territory Draw(Dice dice)
    {
        var province = _provinces.At(dice.Fraction());
        return _counties[province][_samplers[province].At(dice.Fraction())];
    }

    private static Territory[] Shuffled(IEnumerable<Territory> territories, Dice dice) =>
        [.. territories.OrderBy(_ => dice.Next())];
}
