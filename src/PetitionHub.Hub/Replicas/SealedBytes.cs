using System.Security.Cryptography;

namespace PetitionHub.Hub.Replicas;

/// <summary>
/// Bytes with their SHA-256 in front, so that a cut, mixed-up or foreign value is recognised before it is read.
/// </summary>
internal static class SealedBytes
{
    public static byte[] Seal(ReadOnlySpan<byte> bytes)
    {
        var seal = new byte[SHA256.HashSizeInBytes + bytes.Length];
        SHA256.HashData(bytes, seal);
        bytes.CopyTo(seal.AsSpan(SHA256.HashSizeInBytes));
        return seal;
    }

    /// <summary>The bytes; null where they are not those that were sealed.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> seal)
    {
        if (seal.Length < SHA256.HashSizeInBytes)
            return null;
        var bytes = seal[SHA256.HashSizeInBytes..];
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(seal[..SHA256.HashSizeInBytes]) ? bytes.ToArray() : null;
    }
}
