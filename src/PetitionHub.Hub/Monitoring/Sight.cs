using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Monitoring;

/// <summary>
/// What figures a watcher may see: an operator those of the country, a bureau or joint conference those of its territory, any
/// unit its own. Every figure is checked here.
/// </summary>
internal sealed class Sight(IUnitDirectory directory)
{
    /// <summary>
    /// What the watcher asks for: the unit where one is named; else the territory; else all that the watcher may see.
    /// </summary>
    /// <exception cref="RefusalException">RELATION_MISSING.</exception>
    public (Territory Territory, UnitCode? Unit) Of(Watcher watcher, Territory? territory, UnitCode? unit)
    {
        if (unit is { } code)
        {
            Require(watcher, code);
            return (Territory.Country, code);
        }

        var whole = WholeOf(watcher) ?? throw Missing("Name the unit itself.");
        var asked = territory ?? whole;
        return whole.Contains(asked) ? (asked, null) : throw Missing($"{asked} is outside of {whole}.");
    }

    /// <summary>What the watcher asks for: the territory where one is named; else all that the watcher may see.</summary>
    /// <exception cref="RefusalException">RELATION_MISSING.</exception>
    public Territory Of(Watcher watcher, Territory? territory) => Of(watcher, territory, null).Territory;

    /// <summary>Refuses a unit that is not the watcher's business.</summary>
    /// <exception cref="RefusalException">RELATION_MISSING.</exception>
    public void Require(Watcher watcher, UnitCode unit)
    {
        if (watcher.Unit == unit || watcher.Unit is null)
            return;
        if (WholeOf(watcher) is not { } whole || !directory.TryFind(unit, out var found) || !whole.Contains(found.Territory))
            throw Missing($"Unit {unit} is not in the caller's territory.");
    }

    /// <summary>The territory that the watcher sees as a whole; null for a unit that sees only itself.</summary>
    public Territory? WholeOf(Watcher watcher) => watcher.Unit is not { } code
        ? Territory.Country
        : directory.TryFind(code, out var unit) && unit.Organ is OrganType.Bureau or OrganType.JointConference ? unit.Territory
            : null;

    public static RefusalException Missing(string why) => new(new Refusal(
        RefusalReason.RelationMissing,
        $"A bureau or joint conference sees the figures of its territory, any other unit those of itself. {why}"));
}
