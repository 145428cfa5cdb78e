using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Units;

namespace PetitionHub.Domain.Repeats;

/// <summary>The traits by which an item is compared with others: no text, no name, no identity.</summary>
/// <param name="Petitioner">A digest of the keyed digest of the identity; null where none was given.</param>
/// <param name="TextHash">The hash of the whole content as it is compared; 0 where that is too short.</param>
/// <param name="Sketch">The sketch of the content; null where that is too short.</param>
/// <param name="Category">Six digits of the category table.</param>
/// <param name="Territory">Territory of the problem (问题属地).</param>
public sealed record RepeatTraits(UInt128? Petitioner, long TextHash, TextSketch? Sketch, string Category, Territory Territory)
{
    /// <summary>How the keys of the index are made, sketches included; an index of another version is made anew.</summary>
    public const int Version = 2;

    // Not those of sketches: a text's own key must not be a band's.
    private const int TextKeys = TextSketch.Bands;

    /// <summary>Nothing that is compared.</summary>
    public bool IsEmpty => Petitioner is null && Sketch is null;

    /// <summary>The key by which items of the same petitioner are found; null where none was given.</summary>
    public long? PetitionerKey => Petitioner is { } petitioner
        ? (long)FixedHash.Combine(FixedHash.Combine(TextSketch.Version, (ulong)(petitioner >> 64)), (ulong)petitioner)
        : null;

    /// <summary>The key by which items of the same text are found; null where it is too short.</summary>
    public long? TextKey => Sketch is null
        ? null
        : (long)FixedHash.Combine(FixedHash.Combine(TextSketch.Version, TextKeys), (ulong)TextHash);

    /// <summary>The traits of an item.</summary>
    public static RepeatTraits Of(PetitionDetails details) => Of(details, ComparedText.Of(details.Content));

    /// <summary>The traits of an item; a content that was seen a moment ago is not sketched again.</summary>
    public static RepeatTraits Of(PetitionDetails details, TextMemory texts) => Of(details, texts.Of(details.Content));

    /// <summary>The keys by which items of a similar text are found, each once.</summary>
    public IReadOnlyList<long> BandKeys() => Sketch is null ? [] : [.. Sketch.BandKeys().Distinct()];

    private static RepeatTraits Of(PetitionDetails details, ComparedText text) =>
        new(KeyOf(details.Petitioner.IdentityDigest), text.Hash, text.Sketch, details.Category, details.Territory);

    /// <summary>Hashed once more, so that the index of one hub is of no use with the digests of another system.</summary>
    private static UInt128? KeyOf(string identityDigest) => identityDigest.Length == 0
        ? null
        : BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("petitionhub repeats " + identityDigest)));
}
