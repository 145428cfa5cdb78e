namespace PetitionHub.Ledger.Lists;

/// <summary>An entry is in the feed of a territory, which its petition had reached.</summary>
internal sealed class TerritoryEntryRow
{
    /// <summary>Its digits.</summary>
    public required string Territory { get; set; }

    public long Sequence { get; set; }
}
