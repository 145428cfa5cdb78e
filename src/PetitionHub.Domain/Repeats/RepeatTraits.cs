using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Repeats;

/// <summary>What of an item tells whether another is the same matter: no text, no name, no identity.</summary>
/// <param name="Petitioner">A digest of the keyed digest of the identity; null where none was given.</param>
/// <param name="TextHash">The hash of the whole content as it is compared; 0 where that is too short.</param>
/// <param name="Sketch">The sketch of the content; null where that is too short.</param>
/// <param name="Category">Six digits of the category table.</param>
/// <param name="Territory">Territory of the problem (问题属地).</param>
public sealed record RepeatTraits(UInt128? Petitioner, long TextHash, TextSketch? Sketch, string Category, Territory Territory)
{
    /// <summary>Anything that is compared.</summary>
    public bool IsEmpty => Petitioner is null && Sketch is null;

    /// <summary>The traits of an item.</summary>
    public static RepeatTraits Of(PetitionDetails details)
    {
        var text = RepeatText.Normalise(details.Content);
        var sketch = TextSketch.Of(text);
        return new RepeatTraits(
            KeyOf(details.Petitioner.IdentityDigest),
            sketch is null ? 0 : (long)FixedHash.Of(text),
            sketch,
            details.Category,
            details.Territory);
    }

    /// <summary>
    /// The keys by which earlier items are found, each once: that of the petitioner first. Items that share none have nothing in common that
    /// counts.
    /// </summary>
    public IReadOnlyList<long> Keys()
    {
        var keys = new List<long>(TextSketch.Bands + 1);
        if (Petitioner is { } petitioner)
            keys.Add((long)FixedHash.Combine(FixedHash.Combine(TextSketch.Version, (ulong)(petitioner >> 64)), (ulong)petitioner));
        if (Sketch is not null)
            keys.AddRange(Sketch.BandKeys());
        return [.. keys.Distinct()];
    }

    /// <summary>Hashed once more, so that the index of one hub is of no use with the digests of another system.</summary>
    private static UInt128? KeyOf(string identityDigest) => identityDigest.Length == 0
        ? null
        : BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("petitionhub repeats " + identityDigest)));
}
