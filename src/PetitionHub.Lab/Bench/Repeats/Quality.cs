namespace PetitionHub.Lab.Bench.Repeats;

/// <summary>What a rule finds, against what is true.</summary>
/// <param name="Rule">Which findings count, and against what.</param>
/// <param name="Right">Found and true.</param>
/// <param name="Wrong">Found and not true.</param>
/// <param name="Missed">True and not found.</param>
internal sealed record Quality(string Rule, int Right, int Wrong, int Missed)
{
    /// <summary>The part of the findings that is true.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>The part of what is true that is found.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Of pairs: whether each was found, and whether it is true.</summary>
    public static Quality Of(string rule, IEnumerable<(bool Found, bool Same)> pairs)
    {
        var counts = pairs.CountBy(pair => pair).ToDictionary();
        return new Quality(
            rule, counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((true, false)),
            counts.GetValueOrDefault((false, true)));
    }
}
