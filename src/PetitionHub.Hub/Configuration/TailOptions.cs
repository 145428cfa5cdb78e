using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>How the hub follows the ledger.</summary>
public sealed record TailOptions
{
    /// <summary>
    /// How often the tail looks for entries of other replicas, in milliseconds. 10 to 60,000. It is the longest that an entry of
    /// another replica waits where Redis does not wake the tail.
    /// </summary>
    public int PollMs { get; init; } = 1_000;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() => Checks.Range(PollMs, 10, 60_000, nameof(PollMs), "ms");
}
