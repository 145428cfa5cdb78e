namespace PetitionHub.Ledger.Model;

/// <summary>What of a petition is compared (see <see cref="Domain.Repeats.RepeatTraits"/>): no text, and no identity that could be told from it.</summary>
internal sealed class RepeatSketchRow
{
    public Guid PetitionId { get; set; }

    /// <summary>A digest of the keyed digest of the identity; null where none was given.</summary>
    public byte[]? Petitioner { get; set; }

    public long TextHash { get; set; }

    public byte[]? Sketch { get; set; }

    public required string Category { get; set; }

    /// <summary>The digits of the territory of the problem.</summary>
    public required string Territory { get; set; }
}
