using System.Diagnostics;
using System.Text.Json;
using PetitionHub.Hub.Replicas;
using PetitionHub.V1;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Replicas;

/// <summary>
/// Replicas with a real Redis, and with one that is stopped, hangs, is emptied and comes back: no call fails by it.
/// </summary>
public sealed class RedisTests
{
    [Fact]
    public async Task Entry_WrittenThroughOneReplica_WakesTheOthersLongBeforeTheirPoll()
    {
        await using var hubs = await TwoHubs.StartAsync();
        using var stream = await InboxStream.OpenAsync(hubs.A.As(Yuelu).Inbox, "main");

        var started = Stopwatch.GetTimestamp();
        var receipt = await RegisterAsync(hubs.B);

        Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(50), "It came with the poll, not with the wake-up.");
    }

    [Fact]
    public async Task RedisStopped_CallsGoOn_EntriesComeWithThePoll_AndHealthIsDegradedUntilItIsBack()
    {
        await using var hubs = await TwoHubs.StartAsync(pollMs: 100);
        using var stream = await InboxStream.OpenAsync(hubs.A.As(Yuelu).Inbox, "main");
        Assert.Equal("healthy", await HealthAsync(hubs.A));

        await hubs.Redis.KillAsync();

        var receipt = await RegisterAsync(hubs.B);
        Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.B));
        await UntilHealthIsAsync(hubs.A, "degraded");
        Assert.Equal([0x08, 0x01],
            await Operations.RawCall.UnaryAsync(hubs.A.As(Yuelu).CallInvoker, "grpc.health.v1.Health", "Check", []));

        await hubs.Redis.StartAgainAsync();

        await UntilHealthIsAsync(hubs.A, "healthy");
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.A));
    }

    [Fact]
    public async Task RedisRestarted_WakesGoOn()
    {
        await using var hubs = await TwoHubs.StartAsync();
        using var stream = await InboxStream.OpenAsync(hubs.A.As(Yuelu).Inbox, "main");
        await hubs.Redis.KillAsync();
        await hubs.Redis.StartAgainAsync();
        await UntilHealthIsAsync(hubs.A, "healthy");
        await UntilHealthIsAsync(hubs.B, "healthy");

        var started = Stopwatch.GetTimestamp();
        var receipt = await RegisterAsync(hubs.B);

        Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(50), "It came with the poll, not with the wake-up.");
    }

    [Fact]
    public async Task RedisHangs_NoCallFails_AndHealthIsDegraded()
    {
        await using var hubs = await TwoHubs.StartAsync(pollMs: 100);
        using var stream = await InboxStream.OpenAsync(hubs.A.As(Yuelu).Inbox, "main");

        hubs.Redis.Hang();

        foreach (var category in new[] { "030102", "010101", "999901" })
            Assert.NotEmpty(await ResolveAsync(hubs.A, category));
        var receipt = await RegisterAsync(hubs.B);
        Assert.Equal(receipt.LastSequence, (await stream.NextAsync()).Sequence);
        Assert.Equal("degraded", await HealthAsync(hubs.A));

        hubs.Redis.Resume();

        await UntilHealthIsAsync(hubs.A, "healthy");
    }

    [Fact]
    public async Task RedisEmptied_ChangesNothing()
    {
        await using var hubs = await TwoHubs.StartAsync();
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.A));

        Assert.Equal("+OK", await hubs.Redis.AskAsync("FLUSHALL"));

        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.A));
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.B));
    }

    [Fact]
    public async Task UnitChanged_ThroughOneReplica_NoReplicaKeepsTheOldRoute()
    {
        await using var hubs = await TwoHubs.StartAsync();
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.A));
        Assert.Equal(TianxinHousing, await ResolveAsync(hubs.B));
        var before = hubs.B.Get<DirectoryVersion>().Current;

        await hubs.A.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Ask.NewId(),
                UnitChange = new()
                {
                    Kind = UnitChangeKind.Suspend,
                    Unit = new() { UnitCode = TianxinHousing },
                    Reason = "机构改革期间暂停。"
                },
            },
            cancellationToken: Wait.Token);

        await Wait.UntilAsync(() => hubs.B.Get<DirectoryVersion>().Current != before);
        Assert.Equal(hubs.A.Get<DirectoryVersion>().Current, hubs.B.Get<DirectoryVersion>().Current);
        Assert.Equal(ChangshaHousing, await ResolveAsync(hubs.B));
        Assert.Equal(ChangshaHousing, await ResolveAsync(hubs.A));
    }

    [Fact]
    public async Task ColdReplica_TakesTheDirectoryFromRedis_AndWhatChangedSinceFromTheLedger()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await hubs.A.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Ask.NewId(),
                UnitChange = new()
                {
                    Kind = UnitChangeKind.Suspend,
                    Unit = new() { UnitCode = YueluHousing },
                    Reason = "机构改革期间暂停。"
                },
            },
            cancellationToken: Wait.Token);

        await using var cold = await hubs.StartHubAsync();

        // A shared the copy of an empty ledger, which B found to be too old, and replaced.
        Assert.Contains(cold.Log.Lines, line =>
            line.Contains($"with {All.Count} units, {All.Count} of them from the shared copy", StringComparison.Ordinal));
        var unit = await cold.Operator.Units.GetUnitAsync(new() { UnitCode = YueluHousing }, cancellationToken: Wait.Token);
        Assert.Equal(UnitStatus.Suspended, unit.Unit.Status);
        Assert.Equal(hubs.A.Get<DirectoryVersion>().Current, cold.Get<DirectoryVersion>().Current);
    }

    [Fact]
    public async Task UnitChanged_WhileAReplicaStarts_CountsThereFromTheFirstCall()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await using var starting = await hubs.OpenHubAsync();

        await hubs.A.Operator.Units.ChangeUnitAsync(
            new()
            {
                RequestId = Ask.NewId(),
                UnitChange = new()
                {
                    Kind = UnitChangeKind.Suspend,
                    Unit = new() { UnitCode = TianxinHousing },
                    Reason = "机构改革期间暂停。"
                },
            },
            cancellationToken: Wait.Token);
        await starting.StartAsync();

        Assert.Equal(ChangshaHousing, await ResolveAsync(starting));
        Assert.Equal(hubs.A.Get<DirectoryVersion>().Current, starting.Get<DirectoryVersion>().Current);
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await starting.As(TianxinHousing).Inbox.PullInboxAsync(
            new() { Consumer = "main" }, cancellationToken: Wait.Token));
    }

    [Fact]
    public async Task Start_WhileRedisHangs_Succeeds()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await using var starting = await hubs.OpenHubAsync(pollMs: 100);
        hubs.Redis.Hang();

        await starting.StartAsync();

        await RegisterAsync(starting);
        hubs.Redis.Resume();
    }

    [Fact]
    public async Task Start_WithoutItsRedis_SucceedsAndIsDegraded()
    {
        await using var hubs = await TwoHubs.StartAsync();
        await hubs.Redis.KillAsync();

        await using var hub = await hubs.StartHubAsync(pollMs: 100);

        await RegisterAsync(hub);
        Assert.Equal("degraded", await HealthAsync(hub));
    }

    private static async Task<Receipt> RegisterAsync(TestHub hub) =>
        (await hub.As(Hunan).Petitions.RegisterPetitionAsync(Ask.RegisterFor(Yuelu), cancellationToken: Wait.Token)).Receipt;

    private static async Task<string> ResolveAsync(TestHub hub, string category = "030102") =>
        (await hub.As(Hunan).Units.ResolveRouteAsync(
        new() { Territory = "430103", Category = category }, cancellationToken: Wait.Token)).Unit.UnitCode;

    private static async Task<string> HealthAsync(TestHub hub)
    {
        using var client = new HttpClient { BaseAddress = hub.Operations };
        using var report = JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Wait.Token).Bounded());
        return report.RootElement.GetProperty("status").GetString()!;
    }

    private static async Task UntilHealthIsAsync(TestHub hub, string status)
    {
        var started = Stopwatch.GetTimestamp();
        while (await HealthAsync(hub) != status)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Wait.Patience, $"The health never was {status}.");
            await Task.Delay(50, Wait.Token);
        }
    }
}
