namespace PetitionHub.Ledger.Lists;

/// <summary>Who gave the command of an entry.</summary>
internal sealed class SentEntryRow
{
    public required string Actor { get; set; }

    public long Sequence { get; set; }
}
