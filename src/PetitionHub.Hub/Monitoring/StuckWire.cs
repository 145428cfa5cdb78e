using PetitionHub.Ledger.Monitoring;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Monitoring;

/// <summary>What is stuck as the contract's messages.</summary>
internal static class StuckWire
{
    public static V1.StuckTask ToWire(StuckTask task)
    {
        var message = new V1.StuckTask
        {
            Kind = task.Kind.ToWire(),
            PetitionId = task.Petition?.ToString() ?? "",
            UnitCode = task.Unit.Value,
            Since = InstantWire.ToWire(task.Since),
            Duty = task.Duty is { } duty ? DutyWire.ToWire(duty) : null,
        };
        message.Chain.AddRange(task.Chain.Select(unit => unit.Value));
        if (task.Standing is { } standing)
        {
            message.Status = standing.Status.ToWire();
            message.Holder = standing.Holder.Value;
            message.Territory = standing.Territory.ToString();
            message.Category = standing.Category;
            message.Bounces = standing.Bounces;
        }

        if (task.Parked is { } parked)
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
