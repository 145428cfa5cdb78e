namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// What figures need of a petition: facts that follow from its entries and the units of their moments. Times are Unix
/// milliseconds.
/// </summary>
internal sealed record MonitoredPetitionRow
{
    public Guid PetitionId { get; set; }

    public required string Registrar { get; set; }

    public int RegistrarOrgan { get; set; }

    public long RegisteredAtMs { get; set; }

    public int Status { get; set; }

    public required string Holder { get; set; }

    /// <summary>The holder, while something is to be done; null once the item has ended.</summary>
    public string? OpenHolder { get; set; }

    /// <summary>
    /// When the holder registered it, signed for it or got it back; while it has not signed, when it was handed over.
    /// </summary>
    public long HeldSinceMs { get; set; }

    /// <summary>The units through whose hands it went, in order; kept as a JSON array.</summary>
    public required string[] Hands { get; set; }

    /// <summary>How often it came to a unit that had held it before.</summary>
    public int Bounces { get; set; }

    /// <summary>Since when it is between hands: handed over, and not accepted since.</summary>
    public long? BetweenSinceMs { get; set; }

    /// <summary>Who has to act on it.</summary>
    public required string ActingUnit { get; set; }

    /// <summary>For what it waits (see <see cref="WaitingKind"/>); null for nothing.</summary>
    public int? WaitingKind { get; set; }

    public long? WaitingSinceMs { get; set; }

    /// <summary>The digits of the territory of the problem.</summary>
    public required string Territory { get; set; }

    /// <summary>Where its final destination is; null before there is one.</summary>
    public string? Destination { get; set; }

    /// <summary>Where it counts: the final destination, else the territory of the problem.</summary>
    public required string Region { get; set; }

    public required string Category { get; set; }

    public int Persons { get; set; }

    public bool IsExcluded { get; set; }

    /// <summary>True for an item that is not the first of its matter.</summary>
    public bool IsRepeat { get; set; }

    /// <summary>By when a bureau that registered it should have accepted it; null where none did.</summary>
    public long? BureauDueMs { get; set; }

    public long? BureauDoneMs { get; set; }

    /// <summary>By when the organ that it was handed to should have accepted it; null where it went to bureaus only.</summary>
    public long? UnitDueMs { get; set; }

    public long? UnitDoneMs { get; set; }

    /// <summary>By when its conclusion is owed; null where none is.</summary>
    public long? ReplyDueMs { get; set; }

    public long? ConcludedAtMs { get; set; }

    /// <summary>Of a backlog case the time by which it counts; null of others.</summary>
    public long? BacklogAtMs { get; set; }

    public int? BureauRating { get; set; }

    public long? BureauRatedAtMs { get; set; }

    public int? UnitRating { get; set; }

    public long? UnitRatedAtMs { get; set; }

    public long? VoidedAtMs { get; set; }

    /// <summary>The units that it accuses (see <see cref="Accusing.Write"/>).</summary>
    public required string Accused { get; set; }
}
