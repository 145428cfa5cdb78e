using Spectre.Console;

namespace PetitionHub.Cli.Output;

/// <summary>How far some work is. Safe from any thread.</summary>
internal sealed class ProgressMeter(ProgressTask? task)
{
    /// <summary>A meter that nobody sees.</summary>
    public static ProgressMeter Hidden { get; } = new(null);

    /// <summary>Sets how much is done, and says so.</summary>
    public void Report(double done, string description)
    {
        if (task is null)
            return;
        task.Value = done;
        task.Description = Markup.Escape(description);
    }
}
