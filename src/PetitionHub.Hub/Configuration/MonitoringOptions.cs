using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>How the hub watches the exchange.</summary>
public sealed record MonitoringOptions
{
    /// <summary>
    /// Whether this hub brings the figures along the ledger. They are answered all the same, as of where they stand.
    /// </summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// How often an item comes back to a unit that had held it before it counts as passed about (推诿): 1 to 1,000.
    /// </summary>
    public int BouncesAtLeast { get; init; } = 3;

    /// <summary>
    /// How many days an item is between hands, accepted by nobody, before it counts as passed about: 1 to 3,650.
    /// </summary>
    public int DaysBetweenHands { get; init; } = 20;

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() =>
    [
        .. Checks.Range(BouncesAtLeast, 1, 1_000, nameof(BouncesAtLeast), "times"),
        .. Checks.Range(DaysBetweenHands, 1, 3_650, nameof(DaysBetweenHands), "days"),
    ];
}
