using System.Collections.Concurrent;

namespace PetitionHub.Lab.Demo.Offices;

/// <summary>Knows which petitions have had the last step that the demonstration takes on them.</summary>
internal sealed class FinishLine(int expected)
{
    private readonly ConcurrentDictionary<string, bool> _finished = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many are through.</summary>
    public int Count => _finished.Count;

    /// <summary>Ends when all are through, or as soon as an office fails.</summary>
    public Task All => _all.Task;

    /// <summary>A petition is through.</summary>
    public void Pass(string petitionId)
    {
        if (_finished.TryAdd(petitionId, true) && _finished.Count == expected)
            _all.TrySetResult();
    }

    /// <summary>An office failed; the first failure is reported.</summary>
    public void Fail(Exception fault) => _all.TrySetException(fault);
}
