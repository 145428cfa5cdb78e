namespace PetitionHub.Ledger.Lists;

/// <summary>A petition reached a territory once (see <see cref="Domain.Petitions.Reach"/>).</summary>
internal sealed record ReachedTerritoryRow
{
    /// <summary>Its digits.</summary>
    public required string Territory { get; set; }

    public long RegisteredAtMs { get; set; }

    public Guid PetitionId { get; set; }
}
