namespace PetitionHub.Ledger.Directory;

/// <summary>A unit as it stands.</summary>
internal sealed class UnitRow
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>The digits of the territory.</summary>
    public required string Territory { get; set; }

    public int Organ { get; set; }

    public required string System { get; set; }

    public int Status { get; set; }

    public string? Successor { get; set; }

    /// <summary>The entry that last changed it.</summary>
    public long Sequence { get; set; }
}
