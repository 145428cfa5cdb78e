using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Petitions;

/// <summary>A step that gives the item to another unit.</summary>
public interface IHandover
{
    /// <summary>Who is to have it.</summary>
    UnitCode Destination { get; }
}
