using PetitionHub.Ledger.Projections;
using PetitionHub.V1;
using PetitionHub.Wire;

namespace PetitionHub.Hub.Projections;

/// <summary>The position of a projection as the contract has it.</summary>
internal static class AsOfWire
{
    /// <summary>Up to which entry an answer is made that a projection gave.</summary>
    public static AsOf ToWire(ProjectionPosition position, DateTimeOffset now) => new()
    {
        Sequence = position.Sequence,
        HeadSequence = position.Head,
        Time = InstantWire.ToWire(now),
    };
}
