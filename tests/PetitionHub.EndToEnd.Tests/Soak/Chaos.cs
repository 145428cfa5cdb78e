using System.Diagnostics;
using PetitionHub.EndToEnd.Tests.Replicas;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>Kills replicas, one after the other, and Redis, and starts them again.</summary>
internal sealed class Chaos(Cluster cluster, SoakPlan plan)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public int HubKills { get; private set; }

    public int RedisKills { get; private set; }

    public Task RunAsync() => Task.WhenAll(KillHubsAsync(), KillRedisAsync());

    private async Task KillHubsAsync()
    {
        foreach (var moment in plan.Kills())
        {
            await UntilAsync(moment);
            var replica = HubKills++ % SoakPlan.Replicas;
            await cluster.KillHubAsync(replica);
            await Task.Delay(SoakPlan.Away, Wait.Token);
            await cluster.StartHubAsync(replica);
        }
    }

    private async Task KillRedisAsync()
    {
        foreach (var moment in plan.RedisKills())
        {
            await UntilAsync(moment);
            RedisKills++;
            await cluster.Redis!.KillAsync();
            await Task.Delay(SoakPlan.Away, Wait.Token);
            await cluster.Redis.StartAgainAsync();
        }
    }

    private async Task UntilAsync(TimeSpan moment)
    {
        var left = moment - Stopwatch.GetElapsedTime(_started);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, Wait.Token);
    }
}
