namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>How often something was done, and how long it took.</summary>
internal sealed class TimingCount
{
    public long Count { get; private set; }

    public long TotalSeconds { get; private set; }

    public long LongestSeconds { get; private set; }

    public void Add(TimeSpan? time)
    {
        if (time is not { } took)
            return;
        var seconds = (long)took.TotalSeconds;
        Count++;
        TotalSeconds += seconds;
        LongestSeconds = Math.Max(LongestSeconds, seconds);
    }
}
