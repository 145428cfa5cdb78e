using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>
/// The territories that a petition has to do with: each in which its holder, its registrar or a unit that handed it on serves a
/// place. Their bureaus and joint conferences look over it.
/// </summary>
public static class Reach
{
    /// <summary>The territories, each once, without the country, which is in the reach of every petition.</summary>
    /// <param name="petition">The petition as of a moment.</param>
    /// <param name="directory">The units as of the same moment; only single units are looked up.</param>
    public static IReadOnlyList<Territory> Of(PetitionState petition, IUnitDirectory directory)
    {
        var territories = new List<Territory>(8);
        Add(petition.Holder, territories, directory);
        if (petition.Registrar != petition.Holder)
            Add(petition.Registrar, territories, directory);
        foreach (var handover in petition.Handovers)
            if (handover.From != petition.Registrar && handover.From != petition.Holder)
                Add(handover.From, territories, directory);
        return territories;
    }

    private static void Add(UnitCode code, List<Territory> territories, IUnitDirectory directory)
    {
        if (Relations.ActingUnitOf(code, directory) is not { } unit)
            return;
        // What is above a territory that was met was met with it.
        for (Territory? at = unit.Territory; at is { Level: not Level.National } territory; at = territory.Parent)
        {
            if (territories.Contains(territory))
                return;
            territories.Add(territory);
        }
    }
}
