namespace PetitionHub.Domain.Repeats;

/// <summary>
/// The hash that sketches and index keys are made of: the same in every process and version, as its values are stored. It is no
/// secret and keeps none.
/// </summary>
internal static class FixedHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Spreads the bits of a number over all 64 (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A hash of two numbers, in their order.</summary>
    public static ulong Combine(ulong hash, ulong value) => Mix((hash + Golden) ^ Mix(value + Golden));

    /// <summary>The hash of a text, UTF-16 unit by unit.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = (ulong)text.Length;
        foreach (var c in text)
            hash = Combine(hash, c);
        return hash;
    }

    /// <summary>Numbers of a fixed sequence.</summary>
    public static ulong[] Sequence(ulong seed, int count)
    {
        var numbers = new ulong[count];
        for (var i = 0; i < count; i++)
            numbers[i] = Mix(seed + ((ulong)(i + 1) * Golden));
        return numbers;
    }
}
