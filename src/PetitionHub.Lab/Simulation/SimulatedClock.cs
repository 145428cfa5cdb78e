namespace PetitionHub.Lab.Simulation;

/// <summary>The time of the simulated country. It stands still while a wave of commands is written.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>The simulated country has no other time than this: what passes by it passes by all its clocks.</summary>
    public override long GetTimestamp() => Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Moves on; never back.</summary>
    public void MoveTo(DateTimeOffset instant) => Now = instant > Now ? instant : Now;
}
