namespace PetitionHub.Lab.Bench.Console;

/// <summary>What the console took.</summary>
/// <param name="Health">The health page.</param>
/// <param name="FirstAlone">The overview, opened anew each time by a single session.</param>
/// <param name="First">The overview, for all sessions at once.</param>
/// <param name="Update">From an entry's receipt until the overview has it.</param>
internal sealed record ConsoleBenchResult(
    LatencySummary Health, LatencySummary FirstAlone, LatencySummary First, LatencySummary Update);
