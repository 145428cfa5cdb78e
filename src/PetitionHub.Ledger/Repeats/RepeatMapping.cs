using System.Buffers.Binary;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger.Model;

namespace PetitionHub.Ledger.Repeats;

/// <summary>What is compared of petitions, and its rows.</summary>
internal static class RepeatMapping
{
    public const int PetitionerBytes = 16;

    public static RepeatSketchRow ToRow(Guid petition, RepeatTraits traits) => new()
    {
        PetitionId = petition,
        Petitioner = traits.Petitioner is { } petitioner ? ToBytes(petitioner) : null,
        TextHash = traits.TextHash,
        Sketch = traits.Sketch?.ToBytes(),
        Category = traits.Category,
        Territory = traits.Territory.Digits,
    };

    public static RepeatTraits ToTraits(RepeatSketchRow row) => new(
        row.Petitioner is null ? null : BinaryPrimitives.ReadUInt128BigEndian(row.Petitioner),
        row.TextHash,
        row.Sketch is null ? null : TextSketch.FromBytes(row.Sketch),
        row.Category,
        row.Territory.Length == 0 ? Territory.Country : Territory.Parse(row.Territory));

    public static IEnumerable<RepeatBandRow> ToBands(Guid petition, RepeatTraits traits) =>
        traits.Keys().Select(key => new RepeatBandRow { BandKey = key, PetitionId = petition });

    private static byte[] ToBytes(UInt128 value)
    {
        var bytes = new byte[PetitionerBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }
}
