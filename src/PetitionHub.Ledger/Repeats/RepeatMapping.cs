using System.Buffers.Binary;
using PetitionHub.Domain.Repeats;
using PetitionHub.Domain.Units;

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

    /// <summary>What a row says; null where it is not as one is written.</summary>
    public static RepeatTraits? TryToTraits(RepeatSketchRow row)
    {
        if (row.Petitioner is { Length: not PetitionerBytes } || row.Sketch is { Length: not TextSketch.ByteLength })
            return null;
        var territory = Territory.Country;
        if (row.Territory.Length > 0 && !Territory.TryParse(row.Territory, out territory))
            return null;
        return new(
            row.Petitioner is null ? null : BinaryPrimitives.ReadUInt128BigEndian(row.Petitioner),
            row.TextHash,
            row.Sketch is null ? null : TextSketch.FromBytes(row.Sketch),
            row.Category,
            territory);
    }

    /// <summary>The keys that every item has: its petitioner's and its text's.</summary>
    public static IEnumerable<RepeatBandRow> ToKeys(Guid petition, RepeatTraits traits) =>
        ((long?[])[traits.PetitionerKey, traits.TextKey]).OfType<long>().Distinct()
            .Select(key => new RepeatBandRow { BandKey = key, PetitionId = petition });

    /// <summary>The keys of similar texts, which the first items of a text have.</summary>
    public static IEnumerable<RepeatBandRow> ToBands(Guid petition, RepeatTraits traits) =>
        traits.BandKeys().Select(key => new RepeatBandRow { BandKey = key, PetitionId = petition });

    private static byte[] ToBytes(UInt128 value)
    {
        var bytes = new byte[PetitionerBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }
}
