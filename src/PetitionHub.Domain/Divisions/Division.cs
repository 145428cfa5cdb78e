using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Divisions;

/// <summary>An administrative division of GB/T 2260.</summary>
/// <param name="Territory">Its code.</param>
/// <param name="Name">
/// Its own name without those above it, as 岳麓区. Some are only a heading, as 市辖区 (the districts of a municipality).
/// </param>
public sealed record Division(Territory Territory, string Name);
