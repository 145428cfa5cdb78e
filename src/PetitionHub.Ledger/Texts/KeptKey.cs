namespace PetitionHub.Ledger.Texts;

/// <summary>The key of a petition's texts, or of a file, as it is kept; it is opened when it is first needed.</summary>
public sealed class KeptKey : IEquatable<KeptKey>
{
    private SealingKey? _opened;

    /// <summary>As it is kept.</summary>
    /// <param name="sealedKey">The key, sealed with the ledger's.</param>
    /// <param name="opened">The key, where it is known.</param>
    internal KeptKey(byte[] sealedKey, SealingKey? opened = null) => (Sealed, _opened) = (sealedKey, opened);

    /// <summary>The key, sealed with the ledger's.</summary>
    internal byte[] Sealed { get; }

    /// <summary>The key itself.</summary>
    /// <param name="keys">The keys of the ledger.</param>
    /// <param name="owner">The petition, or the key of the file in its store.</param>
    /// <exception cref="InvalidDataException">It was changed, or is another owner's.</exception>
    internal SealingKey Open(TextKeys keys, Guid owner) => _opened ??= keys.Open(Sealed, owner);

    /// <inheritdoc/>
    public bool Equals(KeptKey? other) => other is not null && Sealed.AsSpan().SequenceEqual(other.Sealed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeptKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Sealed);
}
