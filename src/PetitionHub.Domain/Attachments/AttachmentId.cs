using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace PetitionHub.Domain.Attachments;

/// <summary>What an attachment is known by: the SHA-256 of its bytes, as 64 lower-case hexadecimal digits.</summary>
public readonly record struct AttachmentId : IComparable<AttachmentId>
{
    private AttachmentId(string hex) => Hex = hex;

    /// <summary>The 64 digits.</summary>
    public string Hex { get; }

    /// <summary>The id of a digest; false where it is not 32 bytes.</summary>
    public static bool TryOf(ReadOnlySpan<byte> sha256, out AttachmentId id)
    {
        var isOne = sha256.Length == SHA256.HashSizeInBytes;
        id = isOne ? new AttachmentId(Convert.ToHexStringLower(sha256)) : default;
        return isOne;
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out AttachmentId id)
    {
        var isOne = hex is { Length: 2 * SHA256.HashSizeInBytes } && hex.All(char.IsAsciiHexDigit);
        id = isOne ? new AttachmentId(hex!.ToLower(CultureInfo.InvariantCulture)) : default;
        return isOne;
    }

    /// <summary>The digest, 32 bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    /// <inheritdoc/>
    public int CompareTo(AttachmentId other) => string.CompareOrdinal(Hex, other.Hex);

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
