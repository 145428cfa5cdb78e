using PetitionHub.Ledger.Repeats;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// Looks for items of the same petitioner. Of thousands who register each has another, so that no look serves two; but those who
/// wait for one to begin share it, and each costs little more than its own search in the index.
/// </summary>
internal sealed class PetitionerLooks(IRepeatSource index, SearchSlots slots, TimeProvider clock)
{
    /// <summary>So many in one look, which takes some milliseconds.</summary>
    private const int AtOnce = 256;

    /// <summary>
    /// Between two looks, as one costs the same for one petitioner as for dozens. The first after a while begins at once; under
    /// load a commit takes longer than the pause.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private Look? _open;
    private long _next = clock.GetTimestamp();

    public Task<ILookup<long, IndexedPetition>> FindAsync(IReadOnlyCollection<long> petitionerKeys)
    {
        lock (_lock)
        {
            var look = _open;
            if (look is null || look.Keys.Count >= AtOnce)
            {
                _open = look = new Look();
                look.Petitions = RunAsync(look, TakeTurn());
            }

            look.Keys.UnionWith(petitionerKeys);
            return look.Petitions;
        }
    }

    /// <summary>How long the next look has to wait.</summary>
    private TimeSpan TakeTurn()
    {
        var wait = clock.GetElapsedTime(clock.GetTimestamp(), _next);
        if (wait < TimeSpan.Zero)
            wait = TimeSpan.Zero;
        _next = clock.GetTimestamp() + (long)((wait + Pause).TotalSeconds * clock.TimestampFrequency);
        return wait;
    }

    private async Task<ILookup<long, IndexedPetition>> RunAsync(Look look, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock);
        return await slots.RunAsync(() => BeginAsync(look), CancellationToken.None);
    }

    private Task<ILookup<long, IndexedPetition>> BeginAsync(Look look)
    {
        lock (_lock)
        {
            if (_open == look)
                _open = null;
        }

        return index.FindByPetitionersAsync(look.Keys, CancellationToken.None);
    }

    private sealed class Look
    {
        public HashSet<long> Keys { get; } = [];

        public Task<ILookup<long, IndexedPetition>> Petitions { get; set; } = null!;
    }
}
