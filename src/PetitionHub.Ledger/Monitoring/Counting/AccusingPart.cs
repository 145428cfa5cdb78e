namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>
/// What is counted of items that accuse a unit is counted apart, under numbers of its own, so that it can be left out for units:
/// a sum that grows by one would tell the accused (R22 Arts 30, 46; docs/decisions/0003).
/// </summary>
internal static class AccusingPart
{
    private const int First = 1_000;

    /// <summary>The number under which a kind or measure is counted.</summary>
    public static int NumberOf(int kind, bool accuses) => accuses ? First + kind : kind;

    /// <summary>The kind or measure that is counted under the number.</summary>
    public static int KindOf(int number) => number % First;

    /// <summary>The numbers of kinds, with or without those of items that accuse.</summary>
    public static int[] NumbersOf(IEnumerable<int> kinds, bool withAccusations)
    {
        var plain = kinds.ToArray();
        return withAccusations ? [.. plain, .. plain.Select(kind => NumberOf(kind, accuses: true))] : plain;
    }

    /// <summary>The numbers below this one are of items without an accused unit.</summary>
    public static int EndOf(bool withAccusations) => withAccusations ? int.MaxValue : First;
}
