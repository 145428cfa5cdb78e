namespace PetitionHub.Ledger.Attachments;

/// <summary>A unit's upload of a file.</summary>
internal sealed class AttachmentUploadRow
{
    public required string Unit { get; set; }

    public required byte[] Sha256 { get; set; }

    public long SizeBytes { get; set; }

    public required string MediaType { get; set; }

    public Guid StorageKey { get; set; }

    /// <summary>The key that its bytes are sealed with in the store, sealed with the ledger's (see <see cref="Texts.TextKeys"/>).
    /// </summary>
    public required byte[] Key { get; set; }

    public long StartedAtMs { get; set; }

    public long? CompletedAtMs { get; set; }
}
