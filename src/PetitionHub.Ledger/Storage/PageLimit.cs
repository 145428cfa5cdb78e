namespace PetitionHub.Ledger.Storage;

/// <summary>How much one page has at most.</summary>
public static class PageLimit
{
    /// <summary>The most items that one page has.</summary>
    public const int MaxItems = 10_000;

    /// <summary>A page of entries ends once it has this many bytes, so that it fits into a message of 4 MiB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>How many ids one query names. Each is a parameter, and an engine may take at most 2,100.</summary>
    internal const int QueryIds = 1_000;

    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    internal static void Require(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxItems);
    }
}
