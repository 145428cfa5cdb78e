using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>What each unit registered last, so that its clerks find the matter of a repeat petition.</summary>
internal sealed class Book
{
    private const int Kept = 16;

    private readonly Dictionary<UnitCode, List<PetitionId>> _lastOf = [];

    /// <summary>Writes a petition down.</summary>
    public void Add(SimulatedPetition petition)
    {
        if (!_lastOf.TryGetValue(petition.Registrar.Code, out var last))
            _lastOf[petition.Registrar.Code] = last = new List<PetitionId>(Kept);
        if (last.Count == Kept)
            last.RemoveAt(0);
        last.Add(petition.Id);
    }

    /// <summary>An earlier petition of the same registrar; null where it has none.</summary>
    public PetitionId? Earlier(SimulatedPetition petition, Dice dice) =>
        _lastOf.GetValueOrDefault(petition.Registrar.Code, []).Where(id => id != petition.Id).ToArray() is { Length: > 0 } earlier
            ? dice.Pick(earlier) : null;
}
