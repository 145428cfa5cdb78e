using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Output;
using PetitionHub.V1;

namespace PetitionHub.Lab.Simulation.Tallying;

/// <summary>The tally for people.</summary>
internal static class TallyTables
{
    public static void Write(SimulationPlan plan, Tally tally, Terminal terminal)
    {
        terminal.Write(Tables.OfFields(
            ("day", $"{plan.Day:yyyy-MM-dd} after {plan.HistoryDays:N0} days, until {Moments.Of(plan.End)}"),
            ("entries", $"{tally.Entries:N0}"),
            ("units", $"{tally.Units:N0}"),
            ("items", $"{tally.Petitions.Count:N0}, {tally.Day.Registered:N0} of them on the day"),
            ("head", $"{Convert.ToHexStringLower(tally.Head!.Sha256.Span)}")));
        var flows = Tables.Of("flow", "in all", "on the day");
        foreach (var kind in Enum.GetValues<FlowKind>().Where(kind => kind != FlowKind.Unspecified))
            flows.Row(EnumWords.Of(kind), $"{tally.All.Flows.GetValueOrDefault(kind):N0}",
                $"{tally.Day.Flows.GetValueOrDefault(kind):N0}");
        terminal.Write(flows);
        var standing = Tables.Of("stands at", "items");
        foreach (var (status, count) in tally.Petitions.CountBy(one => one.Status).OrderBy(one => one.Key))
            standing.Row(EnumWords.Of(status), $"{count:N0}");
        standing.Row("bounced", $"{tally.Petitions.Count(one => one.Bounces > 0):N0}");
        standing.Row("duties overdue", $"{tally.Petitions.Sum(one => one.Open.Count(duty => duty.DueAt <= plan.End)):N0}");
        standing.Row("inbox entries parked", $"{tally.Parked:N0}");
        terminal.Write(standing);
    }
}
