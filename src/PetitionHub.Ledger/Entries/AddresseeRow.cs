using PetitionHub.Ledger.Directory;

namespace PetitionHub.Ledger.Entries;

/// <summary>An entry is in a unit's inbox; or its petition reached a territory (see <see cref="TerritoryKey"/>).</summary>
internal sealed class AddresseeRow
{
    public required string Addressee { get; set; }

    public long Sequence { get; set; }
}
