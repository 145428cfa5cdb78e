using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Rules;
using PetitionHub.Domain.Units;
using PetitionHub.Ledger;

namespace PetitionHub.Lab.Simulation;

/// <summary>What everyone in the simulated country knows.</summary>
internal sealed class World(UnitDirectory directory, LedgerRules rules, OfficeHours hours, Matters matters, Places places)
{
    public OfficeHours Hours { get; } = hours;

    public Matters Matters { get; } = matters;

    public Places Places { get; } = places;

    public Book Book { get; } = new();

    /// <summary>The unit of a territory, as <c>bureau</c> or <c>housing</c>.</summary>
    public Unit Of(Territory territory, string kind) => Find(UnitCode.Parse($"{territory}-{kind}"));

    /// <summary>The unit with the code.</summary>
    public Unit Find(UnitCode code) => directory.TryFind(code, out var unit)
        ? unit
        : throw new InvalidOperationException($"The simulation expects a unit {code}.");

    /// <summary>The bureau of a territory.</summary>
    public Unit Bureau(Territory territory) => Of(territory, "bureau");

    /// <summary>The functional line that answers for a category.</summary>
    public string SystemOf(string category) => rules.Categories.TryFind(category, out var found)
        ? found.System
        : throw new InvalidOperationException($"The simulation expects a category {category}.");

    /// <summary>The end of a limit of the unit that starts at the instant, exclusive.</summary>
    public DateTimeOffset DueOf(Unit unit, DateTimeOffset from, Func<RuleSet, Limit> limit)
    {
        var day = ChinaTime.DayOf(from);
        return rules.Calendar.DeadlineOf(day, limit(rules.RuleBook.For(unit.Territory, day))).EndsAt;
    }

    /// <summary>Who decides a dispute between two units (R22 Art 24).</summary>
    public Unit ArbiterOf(Unit one, Unit other)
    {
        foreach (var territory in Territory.CommonOf(one.Territory, other.Territory).Upward())
            foreach (var unit in new[] { Bureau(territory), Of(territory, "joint-conference") })
                if (unit.Code != one.Code && unit.Code != other.Code)
                    return unit;
        throw new InvalidOperationException($"No unit stands over both {one.Code} and {other.Code}.");
    }
}
