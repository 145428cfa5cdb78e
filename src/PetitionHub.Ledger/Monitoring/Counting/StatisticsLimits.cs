using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Rules;

namespace PetitionHub.Ledger.Monitoring.Counting;

/// <summary>By when the official statistics want an item accepted, counted from its registration (practice).</summary>
internal sealed class StatisticsLimits(LedgerRules rules)
{
    /// <summary>
    /// Grows with each published calendar: what was counted before it was provisional, and has to be counted anew.
    /// </summary>
    public int Version { get; } = rules.Calendar.PublishedYears.Count();

    public long BureauDueMs(WatchedUnit bureau, long registeredAtMs) =>
        DueMs(bureau, registeredAtMs, set => set.BureauAcceptance);

    public long UnitDueMs(WatchedUnit unit, long registeredAtMs) => DueMs(unit, registeredAtMs, set => set.UnitAcceptance);

    private long DueMs(WatchedUnit unit, long registeredAtMs, Func<RuleSet, Limit> limit)
    {
        var day = ChinaTime.DayOf(DateTimeOffset.FromUnixTimeMilliseconds(registeredAtMs));
        var deadline = rules.Calendar.DeadlineOf(day, limit(rules.RuleBook.For(unit.Territory, day)));
        return deadline.EndsAt.ToUnixTimeMilliseconds();
    }
}
