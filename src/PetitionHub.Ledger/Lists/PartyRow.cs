namespace PetitionHub.Ledger.Lists;

/// <summary>
/// A unit takes or took part in a petition. The time of registration is in the key so that lists come out in order.
/// </summary>
internal sealed record PartyRow
{
    public required string Unit { get; set; }

    public long RegisteredAtMs { get; set; }

    public Guid PetitionId { get; set; }
}
