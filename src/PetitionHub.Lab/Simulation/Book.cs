using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>What each unit registered last, so that its clerks find the matter of a repeat petition.</summary>
internal sealed class Book
{
    private const int Kept = 16;

    private readonly Dictionary<UnitCode, List<PetitionId>> _lastOf = [];

    /// <summary>Writes an item down.</summary>
    public void Add(Item item)
    {
        if (!_lastOf.TryGetValue(item.Registrar.Code, out var last))
            _lastOf[item.Registrar.Code] = last = new List<PetitionId>(Kept);
        if (last.Count == Kept)
            last.RemoveAt(0);
        last.Add(item.Id);
    }

    /// <summary>An earlier item of the same registrar; null where it has none.</summary>
    public PetitionId? Earlier(Item item, Dice dice) =>
        _lastOf.GetValueOrDefault(item.Registrar.Code, []).Where(id => id != item.Id).ToArray() is { Length: > 0 } earlier
            ? dice.Pick(earlier) : null;
}
