using Microsoft.Extensions.Logging;

namespace PetitionHub.Hub.Tests.Replicas;

/// <summary>Two replicas over one ledger and one Redis, whose tails hardly ever poll unless a test says so.</summary>
internal sealed class TwoHubs : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private TwoHubs(RedisServer redis) => Redis = redis;

    public RedisServer Redis { get; }

    public TestHub A { get; private set; } = null!;

    public TestHub B { get; private set; } = null!;

    public static async Task<TwoHubs> StartAsync(int pollMs = 60_000)
    {
        var hubs = new TwoHubs(await RedisServer.StartAsync());
        hubs.A = await hubs.StartHubAsync(pollMs);
        await hubs.A.ImportUnitsAsync();
        hubs.B = await hubs.StartHubAsync(pollMs);
        return hubs;
    }

    /// <summary>Another replica; the caller's to dispose of.</summary>
    public async Task<TestHub> StartHubAsync(int pollMs = 60_000)
    {
        var hub = await OpenHubAsync(pollMs);
        await hub.StartAsync();
        return hub;
    }

    /// <summary>
    /// Another replica, whose ledger is open and which does not listen yet; the caller's to start and to dispose of.
    /// </summary>
    public Task<TestHub> OpenHubAsync(int pollMs = 60_000) => TestHub.OpenAsync(
        _folder.Path, new HubLog(LogLevel.Information), configure: options => options with
        {
            Tail = new() { PollMs = pollMs },
            Redis = new() { Connection = Redis.Address },
        });

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(A.Log.Errors);
        Assert.Empty(B.Log.Errors);
    }
}
