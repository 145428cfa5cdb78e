namespace PetitionHub.Ledger.Inboxes;

/// <summary>How far a consumer has dealt with its unit's inbox, or how far a source of pushed commands was decided.</summary>
internal sealed class CursorRow
{
    public required string Unit { get; set; }

    public CursorKind Kind { get; set; }

    /// <summary>The name of the consumer or source.</summary>
    public required string Name { get; set; }

    public long Sequence { get; set; }

    public long UpdatedAtMs { get; set; }
}
