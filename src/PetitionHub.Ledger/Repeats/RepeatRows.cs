namespace PetitionHub.Ledger.Repeats;

/// <summary>What one page changes of the index of repeats.</summary>
internal sealed class RepeatRows
{
    /// <summary>Petitions whose sketch is removed, before others are inserted.</summary>
    public List<Guid> RemovedSketches { get; } = [];

    /// <summary>Keys that are removed, before others are inserted.</summary>
    public List<RepeatBandRow> RemovedBands { get; } = [];

    /// <summary>New sketches.</summary>
    public List<RepeatSketchRow> Sketches { get; } = [];

    /// <summary>New keys.</summary>
    public List<RepeatBandRow> Bands { get; } = [];
}

/// <summary>
/// What of a petition is compared (see <see cref="Domain.Repeats.RepeatTraits"/>): no text, and no identity that could be told
/// from it.
/// </summary>
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

/// <summary>A petition is found by a key: of a band of its sketch, or of its petitioner.</summary>
internal sealed class RepeatBandRow
{
    public long BandKey { get; set; }

    public Guid PetitionId { get; set; }
}
