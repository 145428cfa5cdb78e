using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>How the hub watches the dates of duties.</summary>
public sealed record DeadlineOptions
{
    /// <summary>Whether this hub tells of dates that are near or past, and of items that are long between hands.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How many days before its date a duty is near it. 1 to 30.</summary>
    public int WarnDaysBefore { get; init; } = 3;

    /// <summary>Whether the hub urges (催办) a holder whose duty is past its date.</summary>
    public bool UrgeWhenOverdue { get; init; }

    /// <summary>Finds all values that are not as they must be.</summary>
    public IEnumerable<OptionError> FindErrors() => Checks.Range(WarnDaysBefore, 1, 30, nameof(WarnDaysBefore), "days");
}
