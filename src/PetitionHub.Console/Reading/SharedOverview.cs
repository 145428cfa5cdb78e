using System.Collections.Concurrent;
using PetitionHub.Hub.Monitoring;
using PetitionHub.V1;

namespace PetitionHub.Console.Reading;

/// <summary>
/// Reads the overview, once for all who look at it: the ledger is looked at once a second, and what belongs to the same entry is
/// read once.
/// </summary>
internal sealed class SharedOverview(MonitoringAnswers monitoring, VolumeFollower volumes, TimeProvider clock)
{
    /// <summary>How often a live page asks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Without a new entry only time goes by, and with it what is overdue.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    // Sums over many days change little, and cost more.
    private static readonly TimeSpan DaysKeptFor = TimeSpan.FromSeconds(15);

    // To count what is stuck costs the same after each entry, and few entries change it.
    private static readonly TimeSpan StuckKeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    public async Task<Overview> GetAsync(Period period, CancellationToken cancellationToken)
    {
        var now = await volumes.GetAsync().WaitAsync(cancellationToken);
        var anyEntry = period.Days == 1 ? now.AsOf.Sequence : 0;
        var daysKeptFor = period.Days == 1 ? KeptFor : DaysKeptFor;
        var series = KeepAsync($"volumes {period.Days}", anyEntry, daysKeptFor, token => ReadVolumesAsync(period, token));
        var stuck = KeepAsync("stuck", entry: 0, StuckKeptFor, token =>
            monitoring.CountStuckAsync(new(), Watcher.Operator, token));
        var provinces = KeepAsync($"provinces {period.Days}", anyEntry, daysKeptFor, token =>
            ReadFlowsAsync(period, FlowGrouping.Province, token));
        var levels = KeepAsync($"levels {period.Days}", anyEntry, daysKeptFor, token =>
            ReadFlowsAsync(period, FlowGrouping.Level, token));
        await Task.WhenAll(series, stuck, provinces, levels).WaitAsync(cancellationToken);
        return new Overview(now, await series, await stuck, await provinces, await levels);
    }

    private Task<GetVolumeSeriesResponse> ReadVolumesAsync(Period period, CancellationToken cancellationToken) =>
        monitoring.GetVolumeSeriesAsync(
        new() { StartTime = period.StartTime(clock), Grain = period.Days == 1 ? VolumeGrain.Hour : VolumeGrain.Day },
        Watcher.Operator,
        cancellationToken);

    private Task<GetFlowMatrixResponse> ReadFlowsAsync(
        Period period, FlowGrouping grouping, CancellationToken cancellationToken) =>
        monitoring.GetFlowMatrixAsync(
            new() { StartTime = period.StartTime(clock), FromGrouping = grouping, ToGrouping = grouping, Limit = 2_000 },
            Watcher.Operator,
            cancellationToken);

    /// <summary>Returns the value kept for an entry, or joins a reading under way, which no single caller may cancel.</summary>
    private Task<T> KeepAsync<T>(string name, long entry, TimeSpan keptFor, Func<CancellationToken, Task<T>> read)
    {
        var kept = _kept.GetOrAdd(name, _ => new Kept());
        lock (kept)
        {
            var isFresh = kept.Entry == entry && clock.GetElapsedTime(kept.At) < keptFor;
            if (kept.Reading is Task<T> reading && (!reading.IsCompleted || (reading.IsCompletedSuccessfully && isFresh)))
                return reading;
            (kept.Entry, kept.At) = (entry, clock.GetTimestamp());
            var started = Task.Run(() => read(CancellationToken.None));
            kept.Reading = started;
            return started;
        }
    }

    private sealed class Kept
    {
        public Task? Reading { get; set; }

        public long Entry { get; set; }

        public long At { get; set; }
    }
}
