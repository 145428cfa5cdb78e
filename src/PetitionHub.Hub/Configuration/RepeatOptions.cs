using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>How the hub finds repeat petitions (重复信访).</summary>
public sealed record RepeatOptions
{
    /// <summary>Whether this hub keeps the index and looks into it. Without it answers say that they are incomplete.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// How long a registration waits for the index, in milliseconds: 10 to 10,000. The receipt is sent all the same.
    /// </summary>
    public int TimeoutMs { get; init; } = 250;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() => Checks.Range(TimeoutMs, 10, 10_000, nameof(TimeoutMs), "ms");
}
