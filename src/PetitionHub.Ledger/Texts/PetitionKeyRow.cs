namespace PetitionHub.Ledger.Texts;

/// <summary>The key of a petition's texts. Without the row they can be read by nobody.</summary>
internal sealed class PetitionKeyRow
{
    public Guid PetitionId { get; set; }

    /// <summary>The key, sealed with the ledger's (see <see cref="TextKeys"/>).</summary>
    public required byte[] Key { get; set; }
}
