namespace PetitionHub.Console.Tests.Running;

/// <summary>The machine's clock, set back at first, so that a history has its times, and put right once it is written.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _behindTicks;

    public TimeSpan Behind
    {
        get => new(Interlocked.Read(ref _behindTicks));
        set => Interlocked.Exchange(ref _behindTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Behind;

    /// <summary>All clocks of the hub under test move together: to it the time between has passed.</summary>
    public override long GetTimestamp() => base.GetUtcNow().UtcTicks - Behind.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
