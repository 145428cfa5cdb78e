using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.V1;

namespace PetitionHub.Hub.Monitoring;

/// <summary>The ends of flows with their names.</summary>
internal static class FlowEnds
{
    public static FlowEnd Of(FlowGrouping grouping, string key, IUnitDirectory directory) => grouping switch
    {
        FlowGrouping.Level => new() { Key = key },
        FlowGrouping.Unit => new()
        {
            Key = key,
            Name = UnitCode.TryParse(key, out var code) && directory.TryFind(code, out var unit) ? unit.Name : ""
        },
        _ => OfTerritory(key.Length == 0 ? Territory.Country : Territory.Parse(key)),
    };

    private static FlowEnd OfTerritory(Territory territory) => new()
    {
        Key = territory.ToString(),
        Name = DivisionTable.Official.TryFind(territory, out var division) ? division.Name : "",
    };
}
