using System.Security.Cryptography;
using System.Text;

namespace PetitionHub.Client;

/// <summary>
/// Makes request ids that are the same whenever they are made of the same parts, so that a program that forgot what it sent can
/// send it all again and nothing happens twice.
/// </summary>
public static class CommandId
{
    /// <summary>
    /// A UUID of the parts, in their order: the first 16 bytes of a SHA-256, marked as version 8 (RFC 9562, 5.8).
    /// </summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            // The length first, so that ("ab", "c") is not ("a", "bc").
            hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
            hash.AppendData(bytes);
        }

        var digest = hash.GetHashAndReset().AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest, bigEndian: true);
    }
}
