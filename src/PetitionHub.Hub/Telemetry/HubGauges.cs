using Microsoft.Extensions.Hosting;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Deadlines;
using PetitionHub.Hub.Identity;
using PetitionHub.Hub.Inbox;
using PetitionHub.Hub.Projections;
using PetitionHub.Hub.Replicas;
using PetitionHub.Hub.Sync;
using PetitionHub.Hub.Tail;
using PetitionHub.Ledger.Writing;

namespace PetitionHub.Hub.Telemetry;

/// <summary>What is read off the running hub whenever somebody collects.</summary>
internal sealed class HubGauges(
    HubMetrics metrics, LedgerWriter writer, LedgerTail tail, CommittedBatches committed, InboxFeeds feeds, SyncApi sync, UnitDirectory directory,
    HubProjections projections, DeadlineWatch watch, HubCertificates certificates, RedisLink? redis = null) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Add("petitionhub.queue.length", "{command}", "Commands that wait for the writer.", () => writer.QueueLength);
        Add("petitionhub.tail.position", "{entry}", "The last sequence that this replica's readers have.", () => tail.Position);
        Add("petitionhub.tail.lag", "{entry}", "Entries that this replica committed and its readers do not have yet.",
            () => Math.Max(0, committed.LastSequence - tail.Position));
        Add("petitionhub.inbox.feeds", "{feed}", "Streams and waiting pulls that are open.", () => feeds.Count());
        Add("petitionhub.push.streams", "{stream}", "Streams of pushed commands that are open.", () => sync.Pushes.Count());
        Add("petitionhub.feed.streams", "{stream}", "Feeds that are followed.", () => sync.Feeds.Count());
        Add("petitionhub.directory.units", "{unit}", "Units in the directory, of every status.", () => directory.Count);
        Add("petitionhub.repeats.position", "{entry}", "The last sequence that the index of repeats takes in, as far as this replica knows.",
            () => projections.Repeats.Position);
        Add(
            "petitionhub.repeats.lag", "{entry}",
            "Entries that this replica's readers have and the index of repeats does not take in yet, as far as it knows.",
            () => projections.Repeats.LagAt(tail.Position));
        Add("petitionhub.monitoring.position", "{entry}", "The last sequence that the figures take in, as far as this replica knows.",
            () => projections.Monitoring.Position);
        Add("petitionhub.monitoring.lag", "{entry}", "Entries that this replica's readers have and the figures do not take in yet, as far as it knows.",
            () => projections.Monitoring.LagAt(tail.Position));
        Add("petitionhub.deadlines.age", "s", "How long ago this replica had told of all dates that are near or past.", () => (long)watch.Age.TotalSeconds);
        Add("petitionhub.identity.faults", "{fault}", "Files of certificates that cannot be taken over, and revocation lists that are stale or of strangers.",
            () => certificates.FaultyFiles + certificates.StaleLists + certificates.ForeignLists);
        if (redis is not null)
            Add("petitionhub.redis.up", "", "1 where Redis is connected and answers.", () => redis.IsUp ? 1 : 0);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Add(string name, string unit, string description, Func<long> read) =>
        metrics.Meter.CreateObservableGauge(name, read, unit, description);
}
