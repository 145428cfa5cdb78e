using System.CommandLine;
using System.Text.Json.Nodes;
using PetitionHub.CommandLine;
using PetitionHub.CommandLine.Configuration;
using PetitionHub.CommandLine.Output;
using PetitionHub.Ledger.Checking;

namespace PetitionHub.Cli.Monitoring;

/// <summary><c>monitoring check</c>.</summary>
internal sealed class CheckCommand : HubCommand
{
    private readonly SettingOptions _settings = SettingOptions.OfLedger();

    public CheckCommand()
        : base(
            "check",
            "Counts the ledger once more, by other code than that which keeps the figures, and compares every row. A hub may run "
                + "meanwhile. Ends with 1 where it finds a difference.",
            "petitionhub monitoring check --data /srv/hub",
            "petitionhub monitoring check --data /srv/hub -o json")
    {
        _settings.AddTo(this);
        Does(CheckAsync);
    }

    private async Task<int> CheckAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        await using var store = await FiguresOnDisk.OpenAsync(_settings, session, parse, cancellationToken);
        var report = await session.Terminal.WithProgressAsync(
            "counting", total: 1, meter =>
                store.CheckFiguresAsync(new FiguresOnDisk.MeterProgress(meter, "petitions"), cancellationToken));
        if (session.Terminal.IsJson)
            session.Terminal.WriteJson(ToJson(report));
        else
            Show(session.Terminal, report);
        return report.FaultCount == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Show(Terminal terminal, MonitoringCheckReport report)
    {
        terminal.Write(Tables.OfFields(
            ("entries", $"{report.Position.Sequence:N0} of {report.Position.Head:N0}"),
            ("petitions", $"{report.Petitions:N0}"),
            ("rows", $"{report.Rows:N0}"),
            ("differences", $"{report.FaultCount:N0}")));
        if (report.FaultCount == 0)
            return;
        var table = Tables.Of("table", "row", "expected", "found");
        foreach (var fault in report.Faults)
            table.Row(fault.Table, fault.Key, fault.Expected, fault.Found);
        terminal.Write(table);
        if (report.FaultCount > report.Faults.Length)
            terminal.Say($"These are the first {report.Faults.Length} of {report.FaultCount:N0} differences.");
    }

    private static JsonObject ToJson(MonitoringCheckReport report) => new()
    {
        ["entries"] = report.Position.Sequence,
        ["head"] = report.Position.Head,
        ["petitions"] = report.Petitions,
        ["rows"] = report.Rows,
        ["fault_count"] = report.FaultCount,
        ["faults"] = new JsonArray([.. report.Faults.Select(fault => new JsonObject
        {
            ["table"] = fault.Table, ["row"] = fault.Key, ["expected"] = fault.Expected, ["found"] = fault.Found,
        })]),
    };
}
