using Google.Protobuf.WellKnownTypes;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Inbox;

/// <summary>Reads the fields that the calls on an inbox share.</summary>
internal static class InboxFields
{
    private const int MaxConsumer = 64;
    private const int MaxWaitSeconds = 60;

    public static string Consumer(this RequestFields fields, string name)
    {
        if (name.Length is 0 or > MaxConsumer || !name.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'))
            fields.Fault("consumer", $"must be 1 to {MaxConsumer} of a–z, 0–9 and hyphen");
        return name;
    }

    public static void Sequence(this RequestFields fields, long sequence)
    {
        if (sequence < 1)
            fields.Fault("sequence", "must be 1 or more");
    }

    /// <summary>Where a read starts; absent reads as 0.</summary>
    public static void AfterSequence(this RequestFields fields, long sequence)
    {
        if (sequence < 0)
            fields.Fault("after_sequence", "must be 0 or more");
    }

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
        fields.Fault("wait", $"must be 0 to {MaxWaitSeconds} s");
        return TimeSpan.Zero;
    }
}
