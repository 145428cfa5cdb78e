using System.Collections.Concurrent;
using Grpc.Core;
using PetitionHub.Client;

namespace PetitionHub.Lab.Bench.Handover;

/// <summary>Counts failed calls by what was called and why it failed. Safe from any thread.</summary>
internal sealed class Failures
{
    private readonly ConcurrentDictionary<string, long> _byReason = new(StringComparer.Ordinal);

    /// <summary>The counts.</summary>
    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    /// <summary>Counts one.</summary>
    /// <param name="call">What was called, as <c>transfer</c>.</param>
    /// <param name="exception">How it failed.</param>
    /// <returns>What the hub said.</returns>
    public HubError Add(string call, RpcException exception)
    {
        var error = HubError.From(exception);
        Add($"{call}: {error.ReasonName}");
        return error;
    }

    /// <summary>Counts one by what it is called.</summary>
    public void Add(string reason) => _byReason.AddOrUpdate(reason, 1, (_, count) => count + 1);
}
