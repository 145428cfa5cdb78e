namespace PetitionHub.Domain.Units;

/// <summary>Why a unit was found, best first.</summary>
public enum RouteBasis
{
    /// <summary>The unit of the asked kind in the territory itself.</summary>
    Exact = 1,
    /// <summary>The nearest unit of the asked kind in a territory above, as the territory has none.</summary>
    HigherInSystem = 2,
    /// <summary>The territory's bureau, as no territory up to the country has a unit of the asked kind.</summary>
    BureauOfTerritory = 3,
    /// <summary>The nearest bureau of a territory above, as the territory has no bureau either.</summary>
    HigherBureau = 4,
}
