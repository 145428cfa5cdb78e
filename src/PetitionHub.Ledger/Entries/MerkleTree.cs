using System.Numerics;
using System.Security.Cryptography;

namespace PetitionHub.Ledger.Entries;

/// <summary>
/// The Merkle tree of RFC 6962 over entries' exact bytes. Only the frontier is kept: the roots of the complete subtrees of the
/// leaves so far, one for each bit that is set in the size.
/// </summary>
public sealed class MerkleTree : IDisposable
{
    private const int HashBytes = SHA256.HashSizeInBytes;
    private static readonly byte[] LeafPrefix = [0];
    private static readonly byte[] NodePrefix = [1];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _frontier = new byte[64 * HashBytes];
    private int _depth;

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the complete subtrees, 32 bytes each, the largest subtree first.</summary>
    public ReadOnlySpan<byte> Frontier => _frontier.AsSpan(0, _depth * HashBytes);

    /// <summary>Takes up a tree where <see cref="Frontier"/> left it.</summary>
    /// <exception cref="ArgumentException">The frontier is not that of a tree of this size.</exception>
    public static MerkleTree Resume(long size, ReadOnlySpan<byte> frontier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (frontier.Length != BitOperations.PopCount((ulong)size) * HashBytes)
            throw new ArgumentException($"A tree of {size} leaves has another frontier.", nameof(frontier));
        var tree = new MerkleTree { Size = size, _depth = frontier.Length / HashBytes };
        frontier.CopyTo(tree._frontier);
        return tree;
    }

    /// <summary>Adds a leaf: the bytes of the next entry.</summary>
    public void Append(ReadOnlySpan<byte> content)
    {
        _hash.AppendData(LeafPrefix);
        _hash.AppendData(content);
        _hash.GetHashAndReset(At(_depth++));
        for (var size = Size++; (size & 1) == 1; size >>= 1)
        {
            _depth--;
            HashNode(At(_depth - 1), At(_depth), At(_depth - 1));
        }
    }

    /// <summary>The root, 32 bytes: SHA-256 of nothing where there is no leaf.</summary>
    public byte[] ComputeRoot()
    {
        if (_depth == 0)
            return SHA256.HashData([]);
        var root = At(_depth - 1).ToArray();
        for (var i = _depth - 2; i >= 0; i--)
            HashNode(At(i), root, root);
        return root;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private Span<byte> At(int depth) => _frontier.AsSpan(depth * HashBytes, HashBytes);

    private void HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> node)
    {
        _hash.AppendData(NodePrefix);
        _hash.AppendData(left);
        _hash.AppendData(right);
        _hash.GetHashAndReset(node);
    }
}
