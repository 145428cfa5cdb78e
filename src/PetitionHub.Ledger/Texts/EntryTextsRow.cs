namespace PetitionHub.Ledger.Texts;

/// <summary>The texts of an entry, apart from it.</summary>
internal sealed class EntryTextsRow
{
    public long Sequence { get; set; }

    /// <summary>They, sealed with the petition's key.</summary>
    public required byte[] Content { get; set; }
}
