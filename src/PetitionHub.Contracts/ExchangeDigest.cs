using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PetitionHub.V1;

/// <summary>
/// Counts and digests items, as <see cref="ExchangeTotals"/> has them. They are added in the order of their sequences.
/// </summary>
public sealed class ExchangeDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many items were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the next item.</summary>
    /// <param name="sequence">The sequence by which it is known.</param>
    /// <param name="sha256">Its SHA-256, 32 bytes.</param>
    public void Add(long sequence, ReadOnlySpan<byte> sha256)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        _hash.AppendData(number);
        _hash.AppendData(sha256);
        Count++;
    }

    /// <summary>The digest of all items so far, 32 bytes.</summary>
    public byte[] GetDigest() => _hash.GetCurrentHash();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
