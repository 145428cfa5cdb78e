using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Replicas;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>
/// Mixed load over three replicas while one after the other is killed, and Redis, too. A minute here; tests/soak runs it for ten.
/// </summary>
public sealed class SoakTests
{
    private const int Senders = 6;
    private const int PollMs = 250;

    private static readonly string[] Provinces = ["430000-bureau", "430100-bureau"];
    private static readonly string[] Departments =
        ["430103-housing", "430104-housing", "430103-health", "430104-education", "430100-housing"];

    [Theory]
    [MemberData(nameof(Cluster.Engines), MemberType = typeof(Cluster))]
    public async Task MixedLoad_WhileReplicasAndRedisAreKilled_NothingIsLostDoubledOrOutOfOrder(string engine)
    {
        var plan = SoakPlan.OfEnvironment();
        await using var cluster = await Cluster.StartAsync(engine, SoakPlan.Replicas, PollMs, withRedis: true);
        var book = new SoakBook();
        var chaos = new Chaos(cluster, plan);
        using var disposal = new Channels(cluster);
        using var drained = new CancellationTokenSource();
        var departments = Departments.Select(unit => new SoakDepartment(unit, disposal.Of(unit), book)).ToList();
        var following = departments.Select(department => Task.Run(() => department.RunAsync(drained.Token))).ToList();

        await SendAsync(plan, book, chaos, disposal);
        await Wait.UntilAsync(() => Departments.All(book.HasAllDelivered) || following.Any(task => task.IsFaulted));
        await drained.CancelAsync();
        await Task.WhenAll(following).Bounded();

        Say($"{book.Receipts.Count:N0} commands accepted ({book.Entries:N0} entries), {book.Deliveries:N0} letters delivered, "
            + $"{book.Reads:N0} reads; {chaos.HubKills} replicas and {chaos.RedisKills} times Redis killed; "
            + $"{departments.Sum(department => department.Breaks)} streams broke.");
        Assert.All(Departments, book.AssertDelivered);
        await AssertReceiptsAsync(book, disposal);
        Assert.Equal(cluster.Units + book.Entries, await cluster.StopAndCheckAsync());
        Say($"0 lost, 0 doubled, 0 out of order; the check found no fault in {cluster.Units + book.Entries:N0} entries.");
    }

    private static async Task SendAsync(SoakPlan plan, SoakBook book, Chaos chaos, Channels channels)
    {
        using var ending = new CancellationTokenSource(plan.Duration);
        var senders = Enumerable.Range(0, Senders)
            .Select(i => Provinces[i % Provinces.Length])
            .Select((unit, i) => new SoakSender(unit, channels.Of(unit), book, Departments, seed: i))
            .Select(sender => Task.Run(() => sender.RunAsync(ending.Token)))
            .Append(chaos.RunAsync())
            .Append(new SoakProgress(book, plan, Say).WatchAsync(ending.Token));
        await Task.WhenAll(senders);
    }

    /// <summary>Every receipt that a caller ever got is still the ledger's.</summary>
    private static async Task AssertReceiptsAsync(SoakBook book, Channels channels)
    {
        var retry = new HubRetry(Wait.Patience);
        await Parallel.ForEachAsync(
            book.Receipts, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Wait.Token },
            async (kept, cancellationToken) => Assert.Equal(kept.Receipt, (await retry.CallAsync(
                cancel => channels.Of(kept.Unit).Ledger.GetReceiptAsync(
                    new() { RequestId = kept.Receipt.RequestId }, cancellationToken: cancel).ResponseAsync,
                cancellationToken)).Receipt));
    }

    private static void Say(string text) => TestContext.Current.SendDiagnosticMessage(text);
}
