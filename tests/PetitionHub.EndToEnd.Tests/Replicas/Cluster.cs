using System.Text.Json;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Running;

namespace PetitionHub.EndToEnd.Tests.Replicas;

/// <summary>Hub processes over one ledger, and one Redis where it is wanted.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly Installation _installation;
    private readonly List<string> _settings = [];
    private readonly HubProcess?[] _hubs;

    private Cluster(int replicas, string engine)
    {
        _hubs = new HubProcess?[replicas];
        Addresses = [.. Enumerable.Range(0, replicas).Select(_ => Installation.FreeAddress())];
        _installation = new Installation(engine);
    }

    /// <summary>The engines that clusters are tested on: what the second needs is told where it is missing.</summary>
    public static TheoryData<string> Engines => [Installation.Sqlite, Installation.SqlServer];

    public IReadOnlyList<Uri> Addresses { get; }

    public RedisServer? Redis { get; private set; }

    /// <summary>How many units its directory has.</summary>
    public int Units { get; private set; }

    /// <summary>Starts all replicas, and imports the units of Changsha's prefecture.</summary>
    public static async Task<Cluster> StartAsync(string engine, int replicas, int pollMs, bool withRedis)
    {
        var cluster = new Cluster(replicas, engine);
        try
        {
            await cluster.StartAsync(pollMs, withRedis);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection of a unit to all replicas, or to some.</summary>
    public HubChannel Connect(string unit, params int[] replicas) =>
        _installation.Connect(unit, replicas.Length == 0 ? Addresses : [.. replicas.Select(replica => Addresses[replica])]);

    public async Task StartHubAsync(int replica) =>
        _hubs[replica] = await _installation.ServeAsync(Addresses[replica], _settings);

    /// <summary>SIGKILL, as when its machine is lost.</summary>
    public async Task KillHubAsync(int replica)
    {
        await _hubs[replica]!.KillAsync();
        await _hubs[replica]!.DisposeAsync();
        _hubs[replica] = null;
    }

    /// <summary>Stops all hubs as systemd does, and proves the ledger; gives how many entries it has.</summary>
    public async Task<long> StopAndCheckAsync()
    {
        foreach (var hub in _hubs)
            hub?.Terminate();
        foreach (var hub in _hubs)
            Assert.True(hub is null || await hub.EndAsync() == 0, hub?.Errors);
        using var report = JsonDocument.Parse(await _installation.RunAsync("ledger", "check"));
        Assert.Equal(0, report.RootElement.GetProperty("fault_count").GetInt64());
        return report.RootElement.GetProperty("entries").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
            if (hub is not null)
                await hub.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
        await _installation.DisposeAsync();
    }

    private async Task StartAsync(int pollMs, bool withRedis)
    {
        _settings.AddRange(["--tail-poll", $"{pollMs}ms"]);
        if (withRedis)
        {
            Redis = await RedisServer.StartAsync();
            _settings.AddRange(["--redis", Redis.Address]);
        }

        for (var replica = 0; replica < _hubs.Length; replica++)
            await StartHubAsync(replica);
        Units = Files.WriteUnits(
            _installation.PathOf("units.jsonl"), unit =>
                unit.Territory.Digits is "" or "43" || unit.Territory.Digits.StartsWith("4301", StringComparison.Ordinal));
        await _installation.RunAtAsync(Addresses, "units", "import", _installation.PathOf("units.jsonl"), "--operator", "admin");
    }
}
