namespace PetitionHub.Cli.Simulation;

/// <summary>The time of the simulated country. It stands still while a wave of commands is written.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves on; never back.</summary>
    public void MoveTo(DateTimeOffset instant) => Now = instant > Now ? instant : Now;
}
