using Google.Protobuf.WellKnownTypes;

namespace PetitionHub.Wire;

/// <summary>Moments in UTC: <see cref="DateTimeOffset"/> and the contract's timestamp, without loss.</summary>
public static class InstantWire
{
    private const long NanosPerSecond = 1_000_000_000;
    private const long NanosPerTick = 100;

    private static readonly long FirstSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The moment as a timestamp.</summary>
    public static Timestamp ToWire(DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);

    /// <summary>The moment as a timestamp; null where there is none.</summary>
    public static Timestamp? ToWire(DateTimeOffset? time) => time is { } given ? ToWire(given) : null;

    /// <summary>
    /// Reads a timestamp to 100 ns; false where it is outside the years 1 to 9999 or its nanos are not 0 to 999,999,999.
    /// </summary>
    public static bool TryRead(Timestamp timestamp, out DateTimeOffset time)
    {
        time = default;
        if (timestamp.Seconds < FirstSecond || timestamp.Seconds > LastSecond || timestamp.Nanos is < 0 or >= (int)NanosPerSecond)
            return false;
        time = DateTimeOffset.UnixEpoch.AddTicks((timestamp.Seconds * TimeSpan.TicksPerSecond) + (
            timestamp.Nanos / NanosPerTick));
        return true;
    }
}
