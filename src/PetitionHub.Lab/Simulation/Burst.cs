using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// A group of people who send the same matter to one bureau within minutes. Each item is registered, and linked to the first.
/// </summary>
internal sealed class Burst(Unit registrar, PetitionDetails details)
{
    private PetitionId? _first;

    /// <summary>One more item of it.</summary>
    public Item Begin(Dice dice, DateTimeOffset at)
    {
        var item = new Item(new PetitionId(dice.Id(at)), registrar, details);
        _first ??= item.Id;
        return item;
    }

    /// <summary>The first item of the matter; null for the first itself.</summary>
    public PetitionId? First(Item item) => _first == item.Id ? null : _first;
}
