using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>A step that gives the item to another unit.</summary>
public interface IHandover
{
    /// <summary>How the item goes over.</summary>
    HandoverKind HandoverKind { get; }

    /// <summary>Who is to have it.</summary>
    UnitCode Destination { get; }
}
