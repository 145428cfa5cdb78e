using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Categories;
using PetitionHub.Domain.Rules;

namespace PetitionHub.Ledger;

/// <summary>The tables by which the writer lets the rules decide.</summary>
/// <param name="Calendar">Working days.</param>
/// <param name="RuleBook">Limits, by territory and date.</param>
/// <param name="Categories">The content categories.</param>
public sealed record LedgerRules(WorkingCalendar Calendar, RuleBook RuleBook, CategoryTable Categories)
{
    /// <summary>When the hub speaks by itself.</summary>
    public WatchLimits Watch { get; init; } = new();

    /// <summary>The tables that are shipped.</summary>
    public static LedgerRules Official { get; } = new(WorkingCalendar.Official, RuleBook.Official, CategoryTable.Official);
}
