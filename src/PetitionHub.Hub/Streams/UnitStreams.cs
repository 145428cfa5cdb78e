using System.Collections.Concurrent;
using PetitionHub.Domain.Refusals;
using PetitionHub.Domain.Units;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Streams;

/// <summary>Counts the open streams of one kind by unit or operator, and lets none have too many.</summary>
internal sealed class UnitStreams
{
    /// <summary>How many streams of a kind a unit may have at once.</summary>
    public const int StreamsPerUnit = 64;

    private readonly ConcurrentDictionary<string, int> _open = [];

    /// <summary>Counts a stream until the answer is disposed of.</summary>
    /// <exception cref="RefusalException">The unit has too many.</exception>
    public IDisposable Open(UnitCode unit) => Open(unit.Value);

    /// <summary>Counts a stream of a unit or operator until the answer is disposed of.</summary>
    /// <exception cref="RefusalException">The caller has too many.</exception>
    public IDisposable Open(string caller)
    {
        _open.AddOrUpdate(
            caller,
            1,
            (_, open) => open < StreamsPerUnit ? open + 1 : throw new RefusalException(new Refusal(
                RefusalReason.HubBusy, $"{caller} has {StreamsPerUnit} streams open already. End one first.")
                    .With("limit", StreamsPerUnit)));
        return new OpenStream(this, caller);
    }

    /// <summary>How many streams a unit has open.</summary>
    public int Count(UnitCode unit) => _open.GetValueOrDefault(unit.Value);

    /// <summary>How many streams all units have open.</summary>
    public int Count() => _open.Values.Sum();

    private void Close(string caller)
    {
        // Units come and go; only those that have a stream are kept.
        if (_open.AddOrUpdate(caller, 0, (_, open) => open - 1) == 0)
            _open.TryRemove(KeyValuePair.Create(caller, 0));
    }

    private sealed class OpenStream(UnitStreams owner, string caller) : IDisposable
    {
        public void Dispose() => owner.Close(caller);
    }
}
