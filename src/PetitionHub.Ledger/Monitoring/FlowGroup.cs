using System.Globalization;
using PetitionHub.Domain.Monitoring;
using PetitionHub.Domain.Units;

namespace PetitionHub.Ledger.Monitoring;

/// <summary>
/// By what one end of flows is grouped, as a query can say it: by unit or not, by so many digits of the territory, by their
/// number or not.
/// </summary>
internal readonly record struct FlowGroup(bool ByUnit, int Digits, bool ByLevel)
{
    public static FlowGroup Of(FlowGrouping grouping) => grouping switch
    {
        FlowGrouping.City => new(false, 4, false),
        FlowGrouping.County => new(false, 6, false),
        FlowGrouping.Unit => new(true, 0, false),
        FlowGrouping.Level => new(false, 0, true),
        _ => new(false, 2, false),
    };

    /// <summary>True where provinces and levels are enough to tell groups apart.</summary>
    public bool IsOfProvinces => !ByUnit && Digits <= 2;

    public string KeyOf(string unit, string territory, Level level) =>
        ByUnit ? unit : ByLevel ? LevelKey(level) : territory[..Math.Min(Digits, territory.Length)];

    /// <summary>The key of what a query grouped.</summary>
    public string KeyOf(string unit, string prefix, int digits) =>
        ByUnit ? unit : ByLevel ? LevelKey(Territory.LevelOf(digits)) : prefix;

    private static string LevelKey(Level level) => ((int)level).ToString(CultureInfo.InvariantCulture);
}
