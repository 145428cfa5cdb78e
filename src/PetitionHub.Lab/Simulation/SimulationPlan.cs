using PetitionHub.Domain.Calendar;
using PetitionHub.Domain.Units;

namespace PetitionHub.Lab.Simulation;

/// <summary>What is simulated. The same plan makes the same ledger, byte for byte.</summary>
/// <param name="End">When it ends, exclusive; its day is the day that is simulated in full load.</param>
/// <param name="HistoryDays">How many days before it are simulated, with a lighter load.</param>
/// <param name="Items">How many items are registered in all.</param>
/// <param name="Seed">Chooses everything that is left to chance.</param>
/// <param name="Province">Where all of it happens; the country for everywhere.</param>
internal sealed record SimulationPlan(DateTimeOffset End, int HistoryDays, int Items, int Seed, Territory Province)
{
    /// <summary>
    /// The standard history has twice the items of the day: one in forty a day of what a day of its own would have.
    /// </summary>
    private const double HistoryWeight = 2;

    /// <summary>
    /// The days of history that weigh that much: long enough that limits of 60 days from acceptance end on the day.
    /// </summary>
    public const int StandardHistoryDays = 77;

    // What an item comes to in entries until the end of the day, measured.
    private const double EntriesEach = 4.6;

    /// <summary>The day in Shanghai.</summary>
    public DateOnly Day => ChinaTime.DayOf(End.AddTicks(-1));

    /// <summary>The first day of the history.</summary>
    public DateOnly FirstDay => Day.AddDays(-HistoryDays);

    /// <summary>The first instant of the history.</summary>
    public DateTimeOffset Start => ChinaTime.EndOf(FirstDay.AddDays(-1));

    /// <summary>The first instant of the day.</summary>
    public DateTimeOffset DayStart => ChinaTime.EndOf(Day.AddDays(-1));

    /// <summary>
    /// How many of the items are registered on the day: fewer where it is not over, as on any day at that time.
    /// </summary>
    public int ItemsOfDay =>
        HistoryDays == 0 ? Items : Math.Max(1, (int)Math.Round(ItemsOfWholeDay * DayShape.PartBefore(End - DayStart)));

    private double ItemsOfWholeDay => Items / (1 + (HistoryWeight * HistoryDays / StandardHistoryDays));

    /// <summary>About how many items make so many entries, beside the units' own.</summary>
    public static int ItemsOf(long entries) => (int)Math.Max(1, Math.Round(entries / EntriesEach));
}
