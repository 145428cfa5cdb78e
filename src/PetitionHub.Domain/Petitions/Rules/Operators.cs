namespace PetitionHub.Domain.Petitions;

/// <summary>Which operators may take a step, whatever the petition is to them.</summary>
public enum Operators
{
    /// <summary>None: it is the units' to take.</summary>
    None = 0,
    /// <summary>Every operator, the hub itself among them.</summary>
    Every = 1,
    /// <summary>Only the hub itself, <see cref="Actor.Hub"/>.</summary>
    Hub = 2,
}
