using System.Diagnostics;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;
using PetitionHub.V1;

namespace PetitionHub.EndToEnd.Tests.Replicas;

/// <summary>Hub processes over one ledger: one order, whichever process wrote an entry, and soon visible to all.</summary>
public sealed class ReplicaTests
{
    private const string Registrar = "430000-bureau";
    private const string Destination = "430103-housing";

    [Theory]
    [MemberData(nameof(Cluster.Engines), MemberType = typeof(Cluster))]
    public async Task ThreeReplicas_WritingAtOnce_KeepOneDenseOrderThatAllReadersSee(string engine)
    {
        const int each = 200;
        await using var cluster = await Cluster.StartAsync(engine, replicas: 3, pollMs: 200, withRedis: true);
        var channels = Enumerable.Range(0, 3).Select(replica => cluster.Connect(Registrar, replica)).ToList();

        var receipts = (await Task.WhenAll(channels.Select(channel => Task.Run(() => RegisterAsync(channel, each)))))
            .SelectMany(r => r).ToList();

        // Two entries each, registration and transfer, and nothing between, before or after them.
        var sequences = receipts.SelectMany(receipt => new[] { receipt.FirstSequence, receipt.LastSequence }).Order().ToList();
        Assert.Equal(Enumerable.Range(cluster.Units + 1, 2 * 3 * each).Select(sequence => (long)sequence), sequences);
        var delivered = receipts.Select(receipt => receipt.LastSequence).Order().ToList();
        for (var replica = 0; replica < 3; replica++)
        {
            using var reader = cluster.Connect(Destination, replica);
            Assert.Equal(delivered, await ReadInboxAsync(reader));
        }

        channels.ForEach(channel => channel.Dispose());
        Assert.Equal(cluster.Units + (2 * 3 * each), await cluster.StopAndCheckAsync());
    }

    /// <summary>
    /// The bounds are parts of the poll interval of the same run, so that a slow machine moves both: with wake-ups the median is
    /// a twentieth of it (250 ms), without them no entry waits for longer than the interval, but for what the machine itself
    /// takes.
    /// </summary>
    [Theory]
    [InlineData(Installation.Sqlite, true)]
    [InlineData(Installation.Sqlite, false)]
    [InlineData(Installation.SqlServer, true)]
    [InlineData(Installation.SqlServer, false)]
    public async Task Entry_WrittenThroughAnotherReplica_ComesWithTheWakeUp_OrWithThePoll(string engine, bool withRedis)
    {
        var poll = TimeSpan.FromSeconds(5);
        var times = withRedis ? 40 : 4;
        await using var cluster = await Cluster.StartAsync(engine, replicas: 2, (int)poll.TotalMilliseconds, withRedis);
        using var writer = cluster.Connect(Registrar, 1);
        using var reader = cluster.Connect(Destination, 0);
        using var stream = reader.Inbox.SubscribeInbox(new() { Consumer = "main" }, cancellationToken: Wait.Token);
        await stream.ResponseHeadersAsync.Bounded();
        await RegisterAsync(writer, 1);
        Assert.True(await stream.ResponseStream.MoveNext(Wait.Token).Bounded());

        var delays = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            var sent = await RegisterAsync(writer, 1);
            var accepted = Stopwatch.GetTimestamp();
            Assert.True(await stream.ResponseStream.MoveNext(Wait.Token).Bounded());
            delays.Add(Stopwatch.GetElapsedTime(accepted));
            Assert.Equal(sent[0].LastSequence, stream.ResponseStream.Current.Entry.Sequence);
        }

        delays.Sort();
        TestContext.Current.SendDiagnosticMessage(
            $"{engine}, {(withRedis ? "with" : "without")} Redis: median {delays[times / 2].TotalMilliseconds:N0} ms, last "
                + $"{delays[^1].TotalMilliseconds:N0} ms.");
        if (withRedis)
            Assert.InRange(delays[times / 2], TimeSpan.Zero, poll / 20);
        else
            Assert.InRange(delays[^1], TimeSpan.Zero, poll * 1.5);
    }

    private static async Task<List<Receipt>> RegisterAsync(HubChannel channel, int count)
    {
        const int atOnce = 20;
        var receipts = new List<Receipt>();
        while (receipts.Count < count)
        {
            var calls = Enumerable.Range(0, Math.Min(atOnce, count - receipts.Count))
                .Select(_ => channel.Petitions.RegisterPetitionAsync(Letters.Register(Destination), cancellationToken: Wait.Token)
                    .ResponseAsync);
            receipts.AddRange((await Task.WhenAll(calls).Bounded()).Select(response => response.Receipt));
        }

        return receipts;
    }

    private static async Task<List<long>> ReadInboxAsync(HubChannel channel)
    {
        var found = new List<long>();
        var request = new PullInboxRequest { Consumer = "check", PageSize = 1_000, AfterSequence = 0 };
        for (var more = true; more;)
        {
            var page = await channel.Inbox.PullInboxAsync(request, cancellationToken: Wait.Token);
            found.AddRange(page.Entries.Select(entry => entry.Sequence));
            (more, request.AfterSequence) = (
                page.More, page.Entries.Count == 0 ? request.AfterSequence : page.Entries[^1].Sequence);
        }

        return found;
    }
}
