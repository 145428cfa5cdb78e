using PetitionHub.Ledger;

namespace PetitionHub.Hub.Repeats;

/// <summary>
/// Looks for items of the same petitioner. Of thousands who register each has another, so that no look serves two; but those who wait for
/// one to begin share it, and each costs little more than its own search in the index.
/// </summary>
internal sealed class PetitionerLooks(IRepeatSource index, SearchSlots slots)
{
    /// <summary>So many in one look, which takes some milliseconds.</summary>
    private const int AtOnce = 256;

    private readonly Lock _lock = new();
    private Look? _open;

    public Task<ILookup<long, IndexedItem>> FindAsync(IReadOnlyCollection<long> petitionerKeys)
    {
        lock (_lock)
        {
            var look = _open;
            if (look is null || look.Keys.Count >= AtOnce)
            {
                _open = look = new Look();
                look.Items = slots.RunAsync(() => BeginAsync(look), CancellationToken.None);
            }

            look.Keys.UnionWith(petitionerKeys);
            return look.Items;
        }
    }

    private Task<ILookup<long, IndexedItem>> BeginAsync(Look look)
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

        public Task<ILookup<long, IndexedItem>> Items { get; set; } = null!;
    }
}
