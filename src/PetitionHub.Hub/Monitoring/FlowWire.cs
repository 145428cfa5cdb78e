using PetitionHub.Domain.Divisions;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Monitoring;
using PetitionHub.V1;
using PetitionHub.Wire;
using FlowGrouping = PetitionHub.Domain.Monitoring.FlowGrouping;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Flows as the contract's messages, their ends with names.</summary>
internal static class FlowWire
{
    public static FlowCell ToWire(FlowSum cell, FlowQuery query, IUnitDirectory directory) => new()
    {
        From = EndOf(query.FromGrouping, cell.From, directory),
        To = EndOf(query.ToGrouping, cell.To, directory),
        Count = cell.Count,
    };

    public static KindCount ToWire(FlowCount flow) => new() { Kind = flow.Kind.ToWire(), Count = flow.Count };

    private static FlowEnd EndOf(FlowGrouping grouping, string key, IUnitDirectory directory) => grouping switch
    {
        FlowGrouping.Level => new() { Key = key },
        FlowGrouping.Unit => new()
        {
            Key = key,
            Name = UnitCode.TryParse(key, out var code) && directory.TryFind(code, out var unit) ? unit.Name : ""
        },
        _ => EndOf(key.Length == 0 ? Territory.Country : Territory.Parse(key)),
    };

    private static FlowEnd EndOf(Territory territory) => new()
    {
        Key = territory.ToString(),
        Name = DivisionTable.Official.TryFind(territory, out var division) ? division.Name : "",
    };
}
