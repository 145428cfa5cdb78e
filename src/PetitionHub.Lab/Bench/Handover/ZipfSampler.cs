namespace PetitionHub.Lab.Bench.Handover;

/// <summary>
/// Draws ranks 0 to n−1 where rank k comes up in proportion to 1 / (k+1)^s: a few units get most of what is handed over,
/// as in the country. An exponent of 0 is uniform. Any number of threads may draw, each with its own random numbers.
/// </summary>
internal sealed class ZipfSampler
{
    private readonly double[] _cumulative;

    /// <summary>A sampler over so many ranks.</summary>
    /// <param name="count">How many ranks, at least 1.</param>
    /// <param name="exponent">s, at least 0.</param>
    public ZipfSampler(int count, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        _cumulative = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
            _cumulative[rank] = sum += Math.Pow(rank + 1, -exponent);
        for (var rank = 0; rank < count; rank++)
            _cumulative[rank] /= sum;
    }

    /// <summary>Draws a rank.</summary>
    public int Next(Random random) => At(random.NextDouble());

    /// <summary>The rank at a part of all that is drawn, 0 to below 1.</summary>
    public int At(double fraction)
    {
        var index = Array.BinarySearch(_cumulative, fraction);
        return Math.Min(index < 0 ? ~index : index + 1, _cumulative.Length - 1);
    }

    /// <summary>How likely a rank is, 0 to 1.</summary>
    public double ProbabilityOf(int rank) => rank == 0 ? _cumulative[0] : _cumulative[rank] - _cumulative[rank - 1];
}
