using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>Finds the organs that stand above units.</summary>
internal static class Superiors
{
    /// <summary>
    /// The nearest active bureau above a unit that the petition does not accuse: of the unit's own territory where it is no
    /// bureau, else of the next ones up.
    /// </summary>
    public static Unit? BureauAbove(PetitionState petition, Unit unit, IUnitDirectory directory) =>
        unit.Territory.Upward().SelectMany(directory.InTerritory)
            .Where(bureau => bureau.Status == UnitStatus.Active && bureau.IsSuperiorBureauOf(unit))
            .FirstOrDefault(bureau => !Relations.IsAccused(petition, bureau, directory));

    /// <summary>The active organ of a kind that serves exactly this territory.</summary>
    public static Unit? Find(Territory territory, OrganType organ, IUnitDirectory directory) =>
        directory.InTerritory(territory).FirstOrDefault(u => u.Organ == organ && u.Status == UnitStatus.Active);

    /// <summary>
    /// Who decides a dispute between two units: from the lowest territory common to both upwards, its bureau, else its joint
    /// conference, that is neither of them and not accused (R22 Art 24).
    /// </summary>
    public static Unit? ArbiterOf(PetitionState petition, Unit one, Unit other, IUnitDirectory directory) =>
        CommonOf(petition, [one, other], directory);

    /// <summary>The common superior of several units, found in the same way.</summary>
    public static Unit? CommonOf(PetitionState petition, IReadOnlyList<Unit> units, IUnitDirectory directory) =>
        units.Select(unit => unit.Territory).Aggregate(Territory.CommonOf).Upward()
            .SelectMany(t => new[] { Find(t, OrganType.Bureau, directory), Find(t, OrganType.JointConference, directory) })
            .FirstOrDefault(u =>
                u is not null && units.All(one => one.Code != u.Code) && !Relations.IsAccused(petition, u, directory));

    /// <summary>The territories above one, nearest first.</summary>
    public static IEnumerable<Territory?> Above(Territory territory) => territory.Upward().Skip(1).Select(t => (Territory?)t);
}
