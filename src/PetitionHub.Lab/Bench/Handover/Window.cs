using System.Diagnostics;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>The time that is measured, in <see cref="Stopwatch"/> time stamps.</summary>
/// <param name="From">Its begin, inclusive.</param>
/// <param name="To">Its end, exclusive.</param>
internal readonly record struct Window(long From, long To)
{
    /// <summary>How long it is.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(From, To).TotalSeconds;

    /// <summary>True for a time stamp within it.</summary>
    public bool Contains(long at) => at >= From && at < To;
}
