using Spectre.Console;

namespace PetitionHub.CommandLine.Output;

/// <summary>How far some work is: a bar on a terminal, a line now and then elsewhere. Safe from any thread.</summary>
internal sealed class ProgressMeter
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Action<double, string> _show;

    private ProgressMeter(Action<double, string> show) => _show = show;

    /// <summary>A meter that shows nothing.</summary>
    public static ProgressMeter Hidden { get; } = new((_, _) => { });

    /// <summary>A meter that moves a bar.</summary>
    public static ProgressMeter OfBar(ProgressTask task) => new((done, description) =>
    {
        task.Value = done;
        task.Description = Markup.Escape(description);
    });

    /// <summary>A meter that says a line every few seconds, for a log, or a person behind a pipe.</summary>
    public static ProgressMeter OfLines(Action<string> say, string title, double total, TimeProvider clock)
    {
        var next = clock.GetUtcNow() + BetweenLines;
        var turn = new Lock();
        return new((done, description) =>
        {
            lock (turn)
            {
                if (clock.GetUtcNow() < next)
                    return;
                next = clock.GetUtcNow() + BetweenLines;
                say($"{title}: {Math.Clamp(done / Math.Max(total, 1), 0, 1):P0}  {description}");
            }
        });
    }

    /// <summary>Sets how much is done, and says so.</summary>
    public void Report(double done, string description) => _show(done, description);
}
