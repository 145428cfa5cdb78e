namespace PetitionHub.Ledger.Petitions;

/// <summary>A petition as it stands, with copies of what lists filter by.</summary>
internal sealed class PetitionRow
{
    public Guid Id { get; set; }

    /// <summary>The state without its duties (see <see cref="StateJson"/>).</summary>
    public required byte[] State { get; set; }

    public long Version { get; set; }

    public int Status { get; set; }

    public required string Holder { get; set; }

    /// <summary>The digits of the territory that the holder serves now.</summary>
    public required string HolderTerritory { get; set; }

    public required string Registrar { get; set; }

    public required string Category { get; set; }

    /// <summary>The digits of the territory of the problem.</summary>
    public required string Territory { get; set; }

    public int Purpose { get; set; }

    public long RegisteredAtMs { get; set; }

    public Guid MatterId { get; set; }

    public required string QueryCode { get; set; }

    public long ContentSequence { get; set; }

    public long LastSequence { get; set; }

    /// <summary>The earliest due time of an open duty; null where nothing is owed.</summary>
    public long? OpenDueAtMs { get; set; }

    /// <summary>From when its time between hands counts for the next notice; null where it is not between hands.</summary>
    public long? PassingCountedFromMs { get; set; }
}
