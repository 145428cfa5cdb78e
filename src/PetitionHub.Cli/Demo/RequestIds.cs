using System.Security.Cryptography;
using System.Text;

namespace PetitionHub.Cli.Demo;

/// <summary>
/// Request ids that follow from what causes the command, so that a demonstration that is run again with the same seed
/// sends the same ids, and a command that is sent again is applied once.
/// </summary>
internal static class RequestIds
{
    private const byte CustomVersion = 0x80;
    private const byte Variant = 0x80;

    /// <summary>The id of a command.</summary>
    /// <param name="cause">What leads to it: the seed and a number, or the request id of the entry that it answers.</param>
    /// <param name="step">Which step the unit takes on it.</param>
    /// <returns>A UUID of version 8 (RFC 9562), made from SHA-256.</returns>
    public static string Of(string cause, string step)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{cause}\n{step}"), digest);
        digest[6] = (byte)((digest[6] & 0x0f) | CustomVersion);
        digest[8] = (byte)((digest[8] & 0x3f) | Variant);
        return new Guid(digest[..16], bigEndian: true).ToString("D");
    }
}
