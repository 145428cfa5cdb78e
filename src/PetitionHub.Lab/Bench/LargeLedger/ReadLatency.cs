using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.V1;

namespace PetitionHub.Lab.Bench.LargeLedger;

/// <summary>How long a unit waits for what it reads most: a page of its inbox, and the timeline of a petition.</summary>
/// <param name="InboxPage">The first 100 entries of an inbox that nobody has acknowledged.</param>
/// <param name="Timeline">The timeline of the inbox's last petition.</param>
internal sealed record ReadLatency(LatencySummary InboxPage, LatencySummary Timeline)
{
    private const int Calls = 500;
    private const int WarmUpCalls = 100;
    private const int PageSize = 100;

    /// <summary>Reads one after the other, as an unhurried client.</summary>
    public static async Task<ReadLatency> MeasureAsync(HubChannel unit, CancellationToken cancel)
    {
        var pull = new PullInboxRequest { Consumer = "bench-reads", PageSize = PageSize };
        var page = await unit.Inbox.PullInboxAsync(pull, cancellationToken: cancel);
        var timeline = new ListTimelineRequest { PetitionId = page.Entries[^1].PetitionId, PageSize = PageSize };
        return new ReadLatency(
            await MeasureAsync(async () => await unit.Inbox.PullInboxAsync(pull, cancellationToken: cancel)),
            await MeasureAsync(async () => await unit.Petitions.ListTimelineAsync(timeline, cancellationToken: cancel)));
    }

    private static async Task<LatencySummary> MeasureAsync(Func<Task> read)
    {
        for (var call = 0; call < WarmUpCalls; call++)
            await read();
        var latency = new LatencyRecord();
        for (var call = 0; call < Calls; call++)
        {
            var began = Stopwatch.GetTimestamp();
            await read();
            latency.Add(Stopwatch.GetElapsedTime(began));
        }

        return latency.Summarise();
    }
}
