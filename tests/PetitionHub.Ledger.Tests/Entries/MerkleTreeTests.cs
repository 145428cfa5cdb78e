using System.Security.Cryptography;
using CsCheck;
using PetitionHub.Ledger.Entries;

namespace PetitionHub.Ledger.Tests.Entries;

public sealed class MerkleTreeTests
{
    /// <summary>
    /// The leaves of the Certificate Transparency test vectors (google/certificate-transparency, merkle_tree_test).
    /// </summary>
    private static readonly string[] Leaves =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696A6B6C6D6E6F",
    ];

    [Theory]
    [InlineData(0, "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData(1, "6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D")]
    [InlineData(2, "FAC54203E7CC696CF0DFCB42C92A1D9DBAF70AD9E621F4BD8D98662F00E3C125")]
    [InlineData(3, "AEB6BCFE274B70A14FB067A5E5578264DB0FA9B51AF5E0BA159158F329E06E77")]
    [InlineData(4, "D37EE418976DD95753C1C73862B9398FA2A2CF9B4FF0FDFE8B30CD95209614B7")]
    [InlineData(5, "4E3BBB1F7B478DCFE71FB631631519A3BCA12C9AEFCA1612BFCE4C13A86264D4")]
    [InlineData(6, "76E67DADBCDF1E10E1B74DDC608ABD2F98DFB16FBCE75277B5232A127F2087EF")]
    [InlineData(7, "DDB89BE403809E325750D3D263CD78929C2942B7942A34B77E122C9594A74C8C")]
    [InlineData(8, "5DC9DA79A70659A9AD559CB701DED9A2AB9D823AAD2F4960CFE370EFF4604328")]
    public void ComputeRoot_CertificateTransparencyVectors_Match(int size, string root)
    {
        using var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(size))
            tree.Append(Convert.FromHexString(leaf));

        Assert.Equal(root, Convert.ToHexString(tree.ComputeRoot()));
        Assert.Equal(size, tree.Size);
    }

    [Fact]
    public void ComputeRoot_AnyLeaves_IsTheRecursiveDefinition() =>
        Gen.Byte.Array[0, 20].Array[0, 70].Sample(leaves =>
        {
            using var tree = new MerkleTree();
            foreach (var leaf in leaves)
                tree.Append(leaf);
            Assert.Equal(NaiveRoot(leaves), tree.ComputeRoot());
        });

    [Fact]
    public void Resume_AtAnyPoint_GoesOnAsIfNeverInterrupted() =>
        Gen.Select(Gen.Byte.Array[0, 8].Array[0, 70], Gen.Int[0, 70]).Sample((leaves, at) =>
        {
            using var before = new MerkleTree();
            foreach (var leaf in leaves.Take(at))
                before.Append(leaf);
            using var after = MerkleTree.Resume(before.Size, before.Frontier);
            foreach (var leaf in leaves.Skip(at))
                after.Append(leaf);
            Assert.Equal(NaiveRoot(leaves), after.ComputeRoot());
        });

    [Fact]
    public void Resume_FrontierOfAnotherSize_Throws() =>
        Assert.Throws<ArgumentException>(() => MerkleTree.Resume(3, new byte[32]));

    /// <summary>RFC 6962, section 2.1, word for word.</summary>
    private static byte[] NaiveRoot(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return SHA256.HashData([0, .. leaves[0]]);
        var split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return SHA256.HashData([1, .. NaiveRoot(leaves[..split]), .. NaiveRoot(leaves[split..])]);
    }
}
