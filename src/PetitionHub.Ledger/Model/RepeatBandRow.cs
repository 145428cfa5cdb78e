namespace PetitionHub.Ledger.Model;

/// <summary>A petition is found by a key: of a band of its sketch, or of its petitioner.</summary>
internal sealed class RepeatBandRow
{
    public long BandKey { get; set; }

    public Guid PetitionId { get; set; }
}
