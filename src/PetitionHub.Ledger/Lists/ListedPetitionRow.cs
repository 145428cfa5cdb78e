namespace PetitionHub.Ledger.Lists;

/// <summary>What lists find and filter a petition by. Its state is the ledger's.</summary>
internal sealed class ListedPetitionRow
{
    public Guid Id { get; set; }

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

    /// <summary>The earliest due time of an open duty; null where nothing is owed.</summary>
    public long? OpenDueAtMs { get; set; }

    /// <summary>From when its time between hands counts for the next notice; null where it is not between hands.</summary>
    public long? PassingCountedFromMs { get; set; }
}
