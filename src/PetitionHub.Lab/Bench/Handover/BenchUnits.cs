using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Who takes part: one provincial bureau, and units of its cities and counties to which it hands over.</summary>
internal sealed class BenchUnits
{
    /// <summary>The most destinations that the province has room for.</summary>
    public const int MaxDestinations = 3_000;

    private const string Province = "430000";

    /// <summary>Chooses so many destinations; the same seed chooses the same.</summary>
    public BenchUnits(int destinations, int seed)
    {
        var province = Territory.Parse(Province);
        var units = NationalDirectory.Generate(DivisionTable.Official).Where(unit => province.Contains(unit.Territory)).ToArray();
        Sender = units.First(unit => unit.Territory == province && unit.IsBureau);
        var lower = units.Where(unit =>
            unit.Territory != province && unit.Organ is (OrganType.Bureau or OrganType.CompetentOrgan)).ToArray();
        new Random(seed).Shuffle(lower);
        Destinations = lower[..destinations];
    }

    /// <summary>The bureau that hands over.</summary>
    public Unit Sender { get; }

    /// <summary>To whom, the one that gets most first.</summary>
    public IReadOnlyList<Unit> Destinations { get; }
}
