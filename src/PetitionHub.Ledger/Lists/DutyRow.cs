namespace PetitionHub.Ledger.Lists;

/// <summary>What a unit owes or owed by a date.</summary>
internal sealed class DutyRow
{
    public Guid PetitionId { get; set; }

    public int Number { get; set; }

    public int Kind { get; set; }

    public required string Unit { get; set; }

    public string? OwedTo { get; set; }

    public long StartedAtMs { get; set; }

    public long DueAtMs { get; set; }

    public bool IsProvisional { get; set; }

    public required string RuleSet { get; set; }

    public int State { get; set; }

    public long? EndedAtMs { get; set; }

    /// <summary>How far the hub has told of its date; 0 where it has not.</summary>
    public int Told { get; set; }
}
