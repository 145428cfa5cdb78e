using PetitionHub.V1;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>What happened in a time.</summary>
internal sealed class VolumeCount
{
    private readonly Dictionary<FlowKind, long> _flows = [];
    private readonly Dictionary<(string From, string To), long> _provinces = [];
    private readonly Dictionary<(string From, string To), long> _levels = [];

    public long Registered { get; private set; }

    public long Bounced { get; private set; }

    /// <summary>Duties whose date came near.</summary>
    public long Warned { get; private set; }

    /// <summary>Duties that went past their date.</summary>
    public long Overdue { get; private set; }

    public TimingCount Acknowledged { get; } = new();

    public TimingCount Accepted { get; } = new();

    public TimingCount Concluded { get; } = new();

    /// <summary>How often an item went, by kind.</summary>
    public IReadOnlyDictionary<FlowKind, long> Flows => _flows;

    /// <summary>The same without copies, from province to province.</summary>
    public IReadOnlyDictionary<(string From, string To), long> Provinces => _provinces;

    /// <summary>The same without copies, from level to level.</summary>
    public IReadOnlyDictionary<(string From, string To), long> Levels => _levels;

    public void Add(Happened happened)
    {
        Registered += happened.Registered ? 1 : 0;
        Bounced += happened.Bounced ? 1 : 0;
        Warned += happened.Told == DeadlineStage.Warning ? 1 : 0;
        Overdue += happened.Told == DeadlineStage.Overdue ? 1 : 0;
        Acknowledged.Add(happened.Acknowledged);
        Accepted.Add(happened.Accepted);
        Concluded.Add(happened.Concluded);
        if (happened.Flow is not { } flow)
            return;
        _flows[flow.Kind] = _flows.GetValueOrDefault(flow.Kind) + 1;
        if (flow.Kind == FlowKind.Copy)
            return;
        Count(_provinces, (ProvinceOf(flow.From), ProvinceOf(flow.To)));
        Count(_levels, (LevelOf(flow.From), LevelOf(flow.To)));
    }

    private static void Count(Dictionary<(string, string), long> counts, (string, string) key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>A unit's code begins with its division's, of 6 or 9 digits: 000000 is the country.</summary>
    private static string ProvinceOf(string unit) => unit[..2] + "0000";

    private static string LevelOf(string unit)
    {
        var division = unit[..unit.IndexOf('-', StringComparison.Ordinal)];
        return division switch
        {
            { Length: 9 } => "4",
            "000000" => "1",
            _ when division.EndsWith("0000", StringComparison.Ordinal) => "2",
            _ when division.EndsWith("00", StringComparison.Ordinal) => "3",
            _ => "4",
        };
    }
}
