using System.Collections.Concurrent;
using PetitionHub.Client;
using PetitionHub.EndToEnd.Tests.Replicas;

namespace PetitionHub.EndToEnd.Tests.Soak;

/// <summary>A connection for each unit, to all replicas.</summary>
internal sealed class Channels(Cluster cluster) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HubChannel>> _byUnit = new();

    public HubChannel Of(string unit) => _byUnit.GetOrAdd(unit, code => new(() => cluster.Connect(code))).Value;

    public void Dispose()
    {
        foreach (var channel in _byUnit.Values)
            channel.Value.Dispose();
    }
}
