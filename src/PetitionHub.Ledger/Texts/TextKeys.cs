using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PetitionHub.Ledger.Texts;

/// <summary>
/// The keys of a ledger's texts. The master key opens the ledger's key, which is in the database; that one opens the key of each
/// petition and file. So another master key changes one row, and a petition's texts are gone once its key is.
/// </summary>
internal sealed class TextKeys
{
    private SealingKey? _owners;
    private SealingKey? _commands;
    private SealingKey? _reasons;

    /// <summary>How keys are drawn.</summary>
    public KeyDraw DrawsBy { get; set; } = _ => RandomNumberGenerator.GetBytes(SealingKey.KeyBytes);

    /// <summary>Draws the key of a new ledger.</summary>
    /// <returns>It, sealed with the master key.</returns>
    public byte[] Draw(SealingKey master) => master.Seal(DrawsBy(Guid.Empty), "ledger"u8);

    /// <summary>Opens the ledger's key; nothing else here works before.</summary>
    /// <exception cref="InvalidDataException">The master key is another ledger's.</exception>
    public void Open(SealingKey master, ReadOnlySpan<byte> sealedKey)
    {
        var ledger = master.Open(sealedKey, "ledger"u8);
        SealingKey Derive(string use) => new(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, ledger, SealingKey.KeyBytes, info: Encoding.ASCII.GetBytes(use)));
        (_owners, _commands, _reasons) = (Derive("owners"), Derive("commands"), Derive("reasons"));
    }

    /// <summary>Draws the key of a new petition, or of a new file.</summary>
    /// <param name="owner">The petition, or the key of the file in its store.</param>
    public KeptKey Draw(Guid owner)
    {
        var key = DrawsBy(owner);
        return new KeptKey(_owners!.Seal(key, PlaceOf(owner)), new SealingKey(key));
    }

    /// <summary>Opens the key of a petition or file.</summary>
    /// <exception cref="InvalidDataException">It was changed, or is another owner's.</exception>
    public SealingKey Open(byte[] sealedKey, Guid owner) => new(_owners!.Open(sealedKey, PlaceOf(owner)));

    /// <summary>What the ledger keeps of a command's digest.</summary>
    public byte[] DigestOf(ReadOnlySpan<byte> commandSha256) => _commands!.Digest(commandSha256);

    /// <summary>Seals why a consumer parked an entry.</summary>
    public byte[] SealReason(string reason, ReadOnlySpan<byte> place) => _reasons!.Seal(Encoding.UTF8.GetBytes(reason), place);

    /// <summary>Opens why a consumer parked an entry; null where it was changed, or is of another entry.</summary>
    public string? OpenReason(byte[] sealedReason, ReadOnlySpan<byte> place)
    {
        var plain = new byte[Math.Max(0, sealedReason.Length - SealingKey.OverheadBytes)];
        return _reasons!.TryOpen(sealedReason, place, plain) ? Encoding.UTF8.GetString(plain) : null;
    }

    /// <summary>Where sealed texts belong: they do not open as those of another entry.</summary>
    public static byte[] PlaceOf(long sequence)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, sequence);
        return place;
    }

    private static byte[] PlaceOf(Guid owner) => owner.ToByteArray(bigEndian: true);
}
