using PetitionHub.Ledger.Monitoring;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Monitoring;

/// <summary>Volumes as the contract's messages.</summary>
internal static class VolumeWire
{
    public static V1.VolumePoint ToWire(VolumePoint point)
    {
        var message = new V1.VolumePoint
        {
            StartTime = InstantWire.ToWire(point.StartAt),
            Registered = point.Registered,
            Acknowledged = ToWire(point.Acknowledged),
            Accepted = ToWire(point.Accepted),
            Concluded = ToWire(point.Concluded),
            Overdue = point.Overdue,
            Returned = point.Returned,
            Bounced = point.Bounced,
        };
        message.Sent.AddRange(point.Sent.Select(FlowWire.ToWire));
        message.Received.AddRange(point.Received.Select(FlowWire.ToWire));
        return message;
    }

    private static V1.Timing ToWire(Timing timing) => new()
    {
        Count = timing.Count,
        TotalSeconds = timing.TotalSeconds,
        LongestSeconds = timing.LongestSeconds,
    };
}
