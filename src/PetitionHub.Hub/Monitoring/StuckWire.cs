using PetitionHub.Ledger.Monitoring;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is stuck as the contract's messages.</summary>
internal static class StuckWire
{
    public static V1.StuckItem ToWire(StuckItem item)
    {
        var message = new V1.StuckItem
        {
            Kind = item.Kind.ToWire(),
            PetitionId = item.Petition?.ToString() ?? "",
            UnitCode = item.Unit.Value,
            Since = InstantWire.ToWire(item.Since),
            Duty = item.Duty is { } duty ? DutyWire.ToWire(duty) : null,
        };
        message.Chain.AddRange(item.Chain.Select(unit => unit.Value));
        if (item.Standing is { } standing)
        {
            message.Status = standing.Status.ToWire();
            message.Holder = standing.Holder.Value;
            message.Territory = standing.Territory.ToString();
            message.Category = standing.Category;
            message.Bounces = standing.Bounces;
        }

        if (item.Parked is { } parked)
            (message.Consumer, message.Sequence, message.Reason) = (parked.Consumer, parked.Sequence, parked.Reason);
        return message;
    }

    public static V1.StuckCount ToWire(StuckCount count) => new()
    {
        Kind = count.Kind.ToWire(),
        Count = count.Count,
        Oldest = InstantWire.ToWire(count.Oldest),
    };
}
