using PetitionHub.Lab.Demo;

namespace PetitionHub.Lab.Simulation;

/// <summary>
/// Chance that is the same for the same seed in every process, on every machine and with every runtime (SplitMix64). Each item
/// has dice of its own, so that what happens to one does not change what happens to another.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice for one purpose of a simulation.</summary>
    public static Dice Of(int seed, string purpose, long number = 0) => new(StableHash.Of($"{seed}/{purpose}/{number}"));

    /// <summary>Sixty-four bits.</summary>
    public ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True in so many of all cases, 0 to 1.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>One of them, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>One of them, in proportion to its weight.</summary>
    public T Weigh<T>(IReadOnlyList<(T Value, double Weight)> from)
    {
        var left = Fraction() * from.Sum(one => one.Weight);
        foreach (var (value, weight) in from)
            if ((left -= weight) < 0)
                return value;
        return from[^1].Value;
    }

    /// <summary>A time whose median is this, with the long tail that all handling has (log-normal).</summary>
    public TimeSpan Around(TimeSpan median, double spread = 0.7)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Fraction())) * Math.Cos(2 * Math.PI * Fraction());
        return median * Math.Exp(spread * Math.Clamp(normal, -3, 3));
    }

    /// <summary>A time between the two, evenly.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Fraction());

    /// <summary>A UUID of version 7 for the instant.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes[8..], Next());
        BitConverter.TryWriteBytes(bytes[4..], (uint)Next());
        var ms = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(ms >> (8 * (5 - i)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
