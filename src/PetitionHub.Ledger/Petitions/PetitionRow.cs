namespace PetitionHub.Ledger.Petitions;

/// <summary>A petition as it stands. What else it is found by is in <see cref="Lists"/>.</summary>
internal sealed class PetitionRow
{
    public Guid Id { get; set; }

    /// <summary>The state, with its duties (see <see cref="StateJson"/>).</summary>
    public required byte[] State { get; set; }

    /// <summary>The writer finds here whether a code is taken; it never changes.</summary>
    public required string QueryCode { get; set; }

    public long ContentSequence { get; set; }

    public long LastSequence { get; set; }
}
