namespace PetitionHub.Domain.Units;

/// <summary>Where an item should go.</summary>
/// <param name="Unit">An active unit.</param>
/// <param name="Basis">Why it is this one.</param>
public sealed record Route(Unit Unit, RouteBasis Basis);
