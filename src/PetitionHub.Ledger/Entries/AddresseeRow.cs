namespace PetitionHub.Ledger.Entries;

/// <summary>An entry is in a unit's inbox.</summary>
internal sealed class AddresseeRow
{
    public required string Addressee { get; set; }

    public long Sequence { get; set; }
}
