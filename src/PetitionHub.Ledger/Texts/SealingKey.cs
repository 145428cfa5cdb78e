using System.Security.Cryptography;

namespace PetitionHub.Ledger.Texts;

/// <summary>
/// A key of 32 bytes that keeps bytes from being read or changed by whoever does not have it: AES-256-GCM, with a random nonce
/// before what is sealed and the tag after it.
/// </summary>
public sealed class SealingKey
{
    /// <summary>The bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>How many bytes sealed ones have more.</summary>
    public const int OverheadBytes = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int SaltBytes = 16;

    private readonly byte[] _key;

    internal SealingKey(byte[] key) => _key = key;

    /// <summary>Seals bytes.</summary>
    /// <param name="plain">The bytes.</param>
    /// <param name="place">Where they belong: elsewhere they do not open.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var sealedBytes = new byte[OverheadBytes + plain.Length];
        Seal(plain, place, sealedBytes);
        return sealedBytes;
    }

    /// <summary>Seals bytes into memory that has room for just them and <see cref="OverheadBytes"/>.</summary>
    public void Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place, Span<byte> sealedBytes)
    {
        var nonce = sealedBytes[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes[NonceBytes..^TagBytes], sealedBytes[^TagBytes..], place);
    }

    /// <summary>Opens sealed bytes.</summary>
    /// <exception cref="InvalidDataException">They were changed, or sealed with another key or for another place.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> place)
    {
        var plain = new byte[Math.Max(0, sealedBytes.Length - OverheadBytes)];
        return TryOpen(sealedBytes, place, plain)
            ? plain
            : throw new InvalidDataException("Sealed bytes were changed, or are of another key or place.");
    }

    /// <summary>Opens sealed bytes into memory that has room for just what they hold.</summary>
    /// <returns>False where they were changed, or sealed with another key or for another place.</returns>
    public bool TryOpen(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> place, Span<byte> plain)
    {
        if (sealedBytes.Length != plain.Length + OverheadBytes)
            return false;
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[NonceBytes..^TagBytes], sealedBytes[^TagBytes..], plain, place);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>16 bytes for a place, which look like random ones to whoever does not have the key.</summary>
    internal byte[] SaltOf(ReadOnlySpan<byte> place) => Digest([.. "salt"u8, .. place])[..SaltBytes];

    /// <summary>A digest that nobody without the key can try out: HMAC-SHA256.</summary>
    internal byte[] Digest(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_key, data);
}
