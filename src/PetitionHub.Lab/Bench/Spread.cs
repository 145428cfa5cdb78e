namespace PetitionHub.Lab.Bench;

/// <summary>One figure, measured several times.</summary>
/// <param name="Median">The middle one; of an even number the mean of the two in the middle.</param>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
internal readonly record struct Spread(double Median, double Least, double Greatest)
{
    /// <summary>Of at least one figure.</summary>
    public static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        var middle = sorted.Length / 2;
        return new Spread(
            sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
