using PetitionHub.Ledger.Directory;

namespace PetitionHub.Ledger.Petitions;

/// <summary>
/// A unit takes or took part in a petition; or the petition reached a territory once (see <see cref="TerritoryKey"/>). The time
/// of registration is in the key so that lists come out in order.
/// </summary>
internal sealed class PartyRow
{
    public required string Unit { get; set; }

    public long RegisteredAtMs { get; set; }

    public Guid PetitionId { get; set; }
}
