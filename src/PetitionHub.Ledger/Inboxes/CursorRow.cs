namespace PetitionHub.Ledger.Inboxes;

/// <summary>How far a consumer has dealt with its unit's inbox.</summary>
internal sealed class CursorRow
{
    public required string Unit { get; set; }

    public required string Consumer { get; set; }

    public long Sequence { get; set; }

    public long UpdatedAtMs { get; set; }
}
