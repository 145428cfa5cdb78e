using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>A division whose code is no longer in the table.</summary>
/// <param name="Territory">The code that it had.</param>
/// <param name="Name">The name that it had last.</param>
/// <param name="Until">The year in which the code ended; null where another official list still uses the code.</param>
/// <param name="Heir">
/// The division of the table that stands for it today. Where its area went to several, the one that the decree made its
/// successor or that kept its name; else what contains them all.
/// </param>
public sealed record FormerDivision(Territory Territory, string Name, int? Until, Territory Heir);
