using System.Diagnostics;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>
/// Tells how the load goes, and fails where it stands still. Two replicas of three are always there, so that receipts come all
/// the time; an interval without any is let pass where something was away in it, and no two that follow each other.
/// </summary>
internal sealed class SoakProgress(SoakBook book, SoakPlan plan, Action<string> say)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public async Task WatchAsync(CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var (since, before, wasStill) = (TimeSpan.Zero, 0, false);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Interval, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (now, receipts) = (Stopwatch.GetElapsedTime(started), book.Receipts.Count);
            say($"{now.TotalSeconds:N0} s: {receipts:N0} commands, {book.Deliveries:N0} letters delivered");
            // The last interval is cut off by the end.
            if (stop.IsCancellationRequested)
                return;
            var isStill = receipts == before;
            Assert.False(
                isStill && (wasStill || !plan.IsDisturbed(since, now)),
                $"A standstill: no command was accepted from {since.TotalSeconds:N0} s to {now.TotalSeconds:N0} s, after "
                    + $"{before:N0}.");
            (since, before, wasStill) = (now, receipts, isStill);
        }
    }
}
