using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// A group of people who send the same matter to one bureau within minutes. Each petition is registered, and linked to the first.
/// </summary>
internal sealed class Burst(Unit registrar, PetitionDetails details)
{
    private PetitionId? _first;

    /// <summary>One more petition of it.</summary>
    public SimulatedPetition Begin(Dice dice, DateTimeOffset at)
    {
        var petition = new SimulatedPetition(new PetitionId(dice.Id(at)), registrar, details);
        _first ??= petition.Id;
        return petition;
    }

    /// <summary>The first petition of the matter; null for the first itself.</summary>
    public PetitionId? First(SimulatedPetition petition) => _first == petition.Id ? null : _first;
}
