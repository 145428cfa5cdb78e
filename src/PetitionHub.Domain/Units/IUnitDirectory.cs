using System.Diagnostics.CodeAnalysis;

namespace PetitionHub.Domain.Units;

/// <summary>The units as of one moment, in memory. No call does I/O.</summary>
public interface IUnitDirectory
{
    /// <summary>How many units it holds, of every status.</summary>
    int Count { get; }

    /// <summary>Finds a unit of any status by its code.</summary>
    bool TryFind(UnitCode code, [NotNullWhen(true)] out Unit? unit);

    /// <summary>The units of one territory (not of those inside it), in code order.</summary>
    IReadOnlyCollection<Unit> InTerritory(Territory territory);
}
