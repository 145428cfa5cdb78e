using Google.Protobuf.WellKnownTypes;
using PetitionHub.Hub.Requests;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads the fields of the calls on an inbox.</summary>
internal static class InboxFields
{
    private const int MaxWaitSeconds = 60;

    /// <summary>How long a pull may wait; absent means not at all.</summary>
    public static TimeSpan Wait(this RequestFields fields, Duration? wait)
    {
        if (wait is null)
            return TimeSpan.Zero;
        // By its parts: a duration that is none cannot be turned into a time span.
        if (wait.Seconds is >= 0 and < MaxWaitSeconds && wait.Nanos is >= 0 and < Duration.NanosecondsPerSecond)
            return wait.ToTimeSpan();
        if (wait is { Seconds: MaxWaitSeconds, Nanos: 0 })
            return TimeSpan.FromSeconds(MaxWaitSeconds);
        fields.Reject("wait", $"must be 0 to {MaxWaitSeconds} s");
        return TimeSpan.Zero;
    }
}
