using System.Text;

namespace PetitionHub.Lab.Demo;

/// <summary>FNV-1a over UTF-8: the same number for the same text in every process and on every machine.</summary>
internal static class StableHash
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of the text, spread over all 64 bits.</summary>
    public static ulong Of(string text)
    {
        var hash = OffsetBasis;
        foreach (var part in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ part) * Prime;
        // FNV leaves the high bits of short texts alike; the finaliser of SplitMix64 mixes them.
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return hash ^ (hash >> 31);
    }

    /// <summary>A number from 0 to below the bound that depends on the text alone.</summary>
    public static int Pick(string text, int bound) => (int)(Of(text) % (ulong)bound);
}
