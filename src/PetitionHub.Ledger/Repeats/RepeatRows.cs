using PetitionHub.Ledger.Model;

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
